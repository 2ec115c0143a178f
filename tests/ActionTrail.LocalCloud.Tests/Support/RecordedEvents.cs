using System.Text.Json.Nodes;

namespace ActionTrail.LocalCloud.Tests.Support;

/// <summary>Reads what a cloud recorded.</summary>
internal static class RecordedEvents
{
    /// <summary>All events of an account, oldest first.</summary>
    public static IReadOnlyList<JsonObject> Events(this TestCloud cloud, string accountId) =>
        [.. cloud.Host.Cloud.Ledger.Read(0, 10_000, 100_000_000)
            .Where(recorded => recorded.AccountId == accountId)
            .Select(recorded => JsonNode.Parse(recorded.Json.Span)!.AsObject())];

    /// <summary>All events of the first account, oldest first.</summary>
    public static IReadOnlyList<JsonObject> Events(this TestCloud cloud) => cloud.Events(cloud.Account.Id.Value);
}
