using System.Buffers;
using System.Text.Json;
using ActionTrail.Core.Errors;

namespace ActionTrail.Core.Policies;

/// <summary>The grammar of documents and statements; principals and conditions have their own parsers.</summary>
internal static class PolicyParser
{
    private const int MaxDepth = 16;

    private static readonly SearchValues<char> s_actionCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:*?");

    public static PolicyDocument Parse(string json, PolicyKind kind)
    {
        using JsonDocument document = Read(json);
        var root = new PolicyNode(document.RootElement, "$");
        Dictionary<string, PolicyNode> fields = root.Fields("Version", "Statement");
        PolicyNode version = Demand(fields, root, "Version");
        if (version.Text("the text \"1\"") != "1")
        {
            throw version.Refuse("\"1\"");
        }

        IReadOnlyList<PolicyNode> statements = Demand(fields, root, "Statement").Items("an array of at least one statement");
        return new(kind, [.. statements.Select(statement => Statement(statement, kind))]);
    }

    private static JsonDocument Read(string json)
    {
        try
        {
            return JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException broken)
        {
            throw new PolicySyntaxException("$", "JSON", $"broken text at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}", broken);
        }
    }

    private static PolicyStatement Statement(PolicyNode node, PolicyKind kind)
    {
        Dictionary<string, PolicyNode> fields = node.Fields(Allowed(kind));
        PolicyNode effect = Demand(fields, node, "Effect");
        (IReadOnlyList<string> actions, PatternSense actionSense) = Patterns(fields, node, kind == PolicyKind.Trust ? ["Action"] : ["Action", "NotAction"], CheckAction);
        ResourcePatterns? resource = null;
        if (kind != PolicyKind.Trust)
        {
            (IReadOnlyList<string> resources, PatternSense resourceSense) = Patterns(fields, node, ["Resource", "NotResource"], CheckResource);
            resource = new(resources, resourceSense);
        }

        return new()
        {
            Effect = effect.Text("Allow or Deny") switch
            {
                "Allow" => PolicyEffect.Allow,
                "Deny" => PolicyEffect.Deny,
                _ => throw effect.Refuse("Allow or Deny"),
            },
            Action = new(actions, actionSense),
            Resource = resource,
            Principal = kind is PolicyKind.Trust or PolicyKind.Bucket ? PrincipalParser.Parse(Demand(fields, node, "Principal"), kind) : null,
            Conditions = fields.TryGetValue("Condition", out PolicyNode condition) ? ConditionParser.Parse(condition) : [],
        };
    }

    private static string[] Allowed(PolicyKind kind) => kind switch
    {
        PolicyKind.Trust => ["Effect", "Action", "Principal", "Condition"],
        PolicyKind.Bucket => ["Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "Condition"],
        _ => ["Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"],
    };

    private static PolicyNode Demand(Dictionary<string, PolicyNode> fields, PolicyNode owner, string name) =>
        fields.TryGetValue(name, out PolicyNode field) ? field : throw owner.Refuse($"the field {name}", "none");

    /// <summary>Reads <c>X</c> or <c>NotX</c>: exactly one of them.</summary>
    private static (IReadOnlyList<string> Texts, PatternSense Sense) Patterns(
        Dictionary<string, PolicyNode> fields, PolicyNode owner, string[] names, Action<PolicyNode, string> check)
    {
        string[] present = [.. names.Where(fields.ContainsKey)];
        if (present.Length != 1)
        {
            throw owner.Refuse($"the field {string.Join(" or ", names)}", present.Length == 0 ? "none" : "both");
        }

        var texts = new List<string>();
        foreach (PolicyNode item in fields[present[0]].OneOrMore("a text or an array of at least one text"))
        {
            string text = item.Text("a text");
            check(item, text);
            texts.Add(text);
        }

        return (texts, present[0] == names[0] ? PatternSense.AnyOf : PatternSense.NoneOf);
    }

    private static void CheckAction(PolicyNode node, string text)
    {
        bool valid = text == "*" || (!text.AsSpan().ContainsAnyExcept(s_actionCharacters)
            && text.Split(':') is [{ Length: > 0 }, { Length: > 0 }]);
        if (!valid)
        {
            throw node.Refuse("* or service:operation");
        }
    }

    private static void CheckResource(PolicyNode node, string text)
    {
        bool valid = text == "*" || (text.StartsWith("acs:", StringComparison.Ordinal)
            && (text.Split(':', 5) is [_, { Length: > 0 }, _, _, { Length: > 0 }] || text.EndsWith('*')));
        if (!valid)
        {
            throw node.Refuse("* or acs:service:region:account:resource");
        }
    }
}
