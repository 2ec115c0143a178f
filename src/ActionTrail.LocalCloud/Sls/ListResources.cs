using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Lists the documents of a kind, by name.</summary>
internal abstract class ListResources(string name, SlsResourceKind kind)
    : SlsResourceOperation(name, SlsAccess.Read, kind, "List", ("GET", false, null))
{
    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        call.RequireProject();
        List<JsonObject> all =
        [
            .. call.Cloud.Documents.List<SlsResourceDocument>("", Key(call, ""))
                .Select(static pair => JsonNode.Parse(pair.Value.Json)!.AsObject())
                .Where(document => IsWanted(call, document)),
        ];
        IReadOnlyList<JsonObject> page = call.Page(all);
        JsonObject answer = Render(page);
        answer["count"] = page.Count;
        answer["total"] = all.Count;
        return SlsAnswer.Json(answer);
    }

    /// <summary>Whether the query asks for a document.</summary>
    protected virtual bool IsWanted(SlsCall call, JsonObject document) =>
        new[] { Kind.NameMember, "displayName" }.All(member =>
            ((string?)document[member] ?? "").Contains(call.Query.GetValueOrDefault(member, ""), StringComparison.Ordinal));

    /// <summary>The answer without its counts.</summary>
    protected abstract JsonObject Render(IReadOnlyList<JsonObject> page);
}
