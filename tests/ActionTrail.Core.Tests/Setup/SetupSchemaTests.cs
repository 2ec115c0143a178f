using System.Text.Json;
using ActionTrail.Tests.Support;

namespace ActionTrail.Core.Tests.Setup;

public class SetupSchemaTests
{
    [Fact]
    public void Every_key_of_the_schema_is_explained_in_the_docs_and_every_explained_key_is_in_the_schema()
    {
        string docs = Path.Combine(Repository.Root, "docs");
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(docs, "setup.schema.json")));
        string[] keys = [.. Keys(schema.RootElement).Except(["$schema"], StringComparer.Ordinal).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string[] explained =
        [
            .. File.ReadAllLines(Path.Combine(docs, "setup-file.md"))
                .Where(static line => line.StartsWith("| `", StringComparison.Ordinal) || line.StartsWith("### ", StringComparison.Ordinal))
                .Select(static line => line.Split('`') is [_, var key, ..] ? key.Split('.')[^1] : line[4..]).Where(static key => key != "accounts.NAME")
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        Assert.Equal(keys, explained);
    }

    [Fact]
    public void Every_property_of_the_schema_says_what_it_means()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "setup.schema.json")));
        Assert.All(Properties(schema.RootElement), static property =>
            Assert.True(property.Value.TryGetProperty("description", out _) || property.Value.TryGetProperty("$ref", out _), property.Name));
    }

    private static IEnumerable<string> Keys(JsonElement node) => Properties(node).Select(static property => property.Name);

    private static IEnumerable<JsonProperty> Properties(JsonElement node)
    {
        if (node.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (JsonProperty member in node.EnumerateObject())
        {
            if (member.NameEquals("properties"))
            {
                foreach (JsonProperty property in member.Value.EnumerateObject())
                {
                    yield return property;
                }
            }

            foreach (JsonProperty inner in member.NameEquals("properties") ? member.Value.EnumerateObject().SelectMany(static property => Properties(property.Value)) : Properties(member.Value))
            {
                yield return inner;
            }
        }
    }
}
