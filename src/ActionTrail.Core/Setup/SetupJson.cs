using System.Text.Json.Nodes;
using ActionTrail.Core.Trails;

namespace ActionTrail.Core.Setup;

/// <summary>The model as the document that describes it; what is null or a default is left out.</summary>
internal static class SetupJson
{
    /// <summary>The whole file.</summary>
    public static JsonObject Of(SetupFile file)
    {
        var root = new JsonObject { ["version"] = 1, ["accounts"] = new JsonObject(file.Accounts.Select(static account => KeyValuePair.Create(account.Name, (JsonNode?)Of(account)))) };
        Add(root, "delegatedAdministrator", file.DelegatedAdministrator is { } delegation ? new JsonObject { ["account"] = delegation.Account, ["management"] = delegation.Management } : null);
        Add(root, "deliveryRole", file.DeliveryRole is { } role
            ? new JsonObject { ["account"] = role.Account, ["name"] = role.Name.Value, ["trust"] = SetupFileWriter.Texts(role.Trust), ["policies"] = SetupFileWriter.Texts(role.Policies) }
            : null);
        Add(root, "oss", file.Oss is { } oss ? Of(oss) : null);
        if (file.Sls is { } sls)
        {
            var node = new JsonObject { ["account"] = sls.Account, ["project"] = sls.Project.Value, ["region"] = sls.Region.Value };
            Add(node, "retentionDays", sls.RetentionDays);
            root["sls"] = node;
        }

        if (file.MaxCompute is { } project)
        {
            var node = new JsonObject { ["account"] = project.Account, ["project"] = project.Project.Value, ["region"] = project.Region.Value };
            Add(node, "quota", project.Quota);
            root["maxCompute"] = node;
        }

        root["trail"] = Of(file.Trail);
        Add(root, "history", file.Backfill ? new JsonObject { ["backfill"] = true } : null);
        return root;
    }

    private static JsonObject Of(SetupAccount account)
    {
        var node = new JsonObject { ["context"] = account.Context };
        Add(node, "id", account.Id?.Value);
        Add(node, "assumeRole", account.AssumeRole?.ToString());
        Add(node, "externalId", account.ExternalId);
        return node;
    }

    private static JsonObject Of(SetupBucket bucket)
    {
        var node = new JsonObject { ["account"] = bucket.Account, ["bucket"] = bucket.Bucket.Value, ["region"] = bucket.Region.Value };
        Add(node, "prefix", bucket.Prefix.Value.Length > 0 ? bucket.Prefix.Value : null);
        Add(node, "encryption", bucket.Encryption);
        Add(node, "kmsKey", bucket.KmsKey);
        Add(node, "acl", bucket.Acl);
        Add(node, "blockPublicAccess", bucket.BlockPublicAccess);
        Add(node, "versioning", bucket.Versioning);
        Add(node, "retention", bucket.Retention is { } retention ? new JsonObject { ["days"] = retention.Days, ["locked"] = retention.Locked } : null);
        Add(node, "lifecycle", bucket.Lifecycle is { } rules ? new JsonArray([.. rules.Select(Of)]) : null);
        return node;
    }

    private static JsonObject Of(SetupLifecycleRule rule)
    {
        var node = new JsonObject { ["id"] = rule.Id };
        Add(node, "prefix", rule.Prefix.Length > 0 ? rule.Prefix : null);
        Add(node, "enabled", rule.Enabled ? null : false);
        Add(node, "expireDays", rule.ExpireDays);
        Add(node, "abortUploadDays", rule.AbortUploadDays);
        Add(node, "transitions", rule.Transitions.Count > 0
            ? new JsonArray([.. rule.Transitions.Select(static move => new JsonObject { ["days"] = move.Days, ["storageClass"] = move.StorageClass })])
            : null);
        return node;
    }

    private static JsonObject Of(SetupTrail trail)
    {
        var node = new JsonObject
        {
            ["name"] = trail.Name.Value,
            ["account"] = trail.Account,
            ["kind"] = trail.IsMultiAccount ? "multi-account" : "single-account",
            ["homeRegion"] = trail.HomeRegion.Value,
            ["regions"] = Of(trail.Regions),
            ["events"] = Of(trail.Events),
            ["enabled"] = trail.Enabled,
        };
        Add(node, "dataEvents", trail.DataEvents is { } data
            ? new JsonObject { ["regions"] = Of(data.Regions), ["selectors"] = new JsonArray([.. data.Selectors.Select(Of)]) }
            : null);
        Add(node, "insights", trail.Insights is { } insights ? SetupFileWriter.Texts(insights) : null);
        return node;
    }

    private static JsonObject Of(SetupDataSelector selector)
    {
        var node = new JsonObject { ["service"] = selector.Service, ["events"] = Of(selector.Events) };
        foreach ((string key, IReadOnlyList<string> values) in new[]
        {
            ("names", selector.Names), ("exceptNames", selector.ExceptNames), ("resources", selector.Resources), ("exceptResources", selector.ExceptResources),
        })
        {
            Add(node, key, values.Count > 0 ? SetupFileWriter.Texts(values) : null);
        }

        return node;
    }

    private static JsonNode Of(TrailRegionSelection regions) => regions.IsAll ? "all" : SetupFileWriter.Texts(regions.Regions);

    private static string Of(EventRw events) => events.ToString().ToLowerInvariant();

    private static void Add(JsonObject node, string key, JsonNode? value)
    {
        if (value is not null)
        {
            node[key] = value;
        }
    }
}
