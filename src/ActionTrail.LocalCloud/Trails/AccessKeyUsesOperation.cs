using System.Text.Json.Nodes;
using ActionTrail.Core.Events;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>An operation that lists what an access key touched in one service (events, addresses, resources), each with its latest use, newest first.</summary>
internal abstract class AccessKeyUsesOperation : AccessKeyOperation
{
    /// <summary>Name of the list in the answer.</summary>
    protected abstract string List { get; }

    /// <inheritdoc/>
    public sealed override JsonObject Execute(PopCall call)
    {
        AccessKeyDocument key = Key(call);
        string service = call.Parameters.Required("ServiceName");
        int size = (int)call.Parameters.Integer("PageSize", 0, 100, 20);
        IEnumerable<(string Key, JsonObject Item)> items = Uses(call, key, service)
            .SelectMany(use => Touched(use).Select(touched => (touched.Key, WithUse(touched.Item, use))))
            .DistinctBy(static touched => touched.Key, StringComparer.Ordinal);
        if (call.Parameters.Optional("NextToken") is { } token)
        {
            string last = TokenPage.KeyOf(token);
            items = items.SkipWhile(touched => touched.Key != last).Skip(1);
        }

        (string Key, JsonObject Item)[] page = [.. items.Take(size + 1)];
        return new JsonObject
        {
            [List] = new JsonArray([.. page.Take(size).Select(static touched => (JsonNode)touched.Item)]),
            ["NextToken"] = page.Length > size && size > 0 ? TokenPage.Token(page[size - 1].Key) : "",
        };
    }

    /// <summary>What one use touched: a key that tells it from others, and its fields.</summary>
    protected abstract IEnumerable<(string Key, JsonObject Item)> Touched(AuditEvent use);
}
