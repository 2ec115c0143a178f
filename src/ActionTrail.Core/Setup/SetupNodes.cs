using System.Globalization;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Policies;
using ActionTrail.Core.Trails;
using YamlDotNet.RepresentationModel;

namespace ActionTrail.Core.Setup;

/// <summary>Makes the model of a document that keeps the schema.</summary>
internal static class SetupNodes
{
    /// <summary>Maps the document.</summary>
    public static SetupFile Map(YamlMappingNode root)
    {
        SetupTrail trail = Trail(Group(root, "trail")!);
        return new SetupFile
        {
            Accounts = [.. Group(root, "accounts")!.Children.Select(static entry => Account(Text(entry.Key), (YamlMappingNode)entry.Value))],
            DelegatedAdministrator = Group(root, "delegatedAdministrator") is { } delegation ? new(Text(delegation, "account")!, Text(delegation, "management")!) : null,
            DeliveryRole = Group(root, "deliveryRole") is { } role ? Role(role, trail.Account) : null,
            Oss = Group(root, "oss") is { } oss ? Bucket(oss) : null,
            Sls = Group(root, "sls") is { } sls
                ? new() { Account = Text(sls, "account")!, Project = SlsProjectName.Parse(Text(sls, "project")!), Region = Region(sls), RetentionDays = Number(sls, "retentionDays") }
                : null,
            MaxCompute = Group(root, "maxCompute") is { } project
                ? new() { Account = Text(project, "account")!, Project = MaxComputeProjectName.ParseForDelivery(Text(project, "project")!), Region = Region(project), Quota = Text(project, "quota") }
                : null,
            Trail = trail,
            Backfill = Group(root, "history") is { } history && Flag(history, "backfill") == true,
        };
    }

    private static SetupAccount Account(string name, YamlMappingNode node) => new()
    {
        Name = name,
        Context = Text(node, "context") ?? name,
        Id = Text(node, "id") is { } id ? AccountId.Parse(id) : null,
        AssumeRole = Text(node, "assumeRole") is { } role ? RoleArn.Parse(role) : null,
        ExternalId = Text(node, "externalId"),
    };

    private static SetupRole Role(YamlMappingNode node, string trailAccount) => new()
    {
        Account = Text(node, "account")!,
        Name = RoleName.Parse(Text(node, "name") ?? SetupRole.DefaultName),
        Trust = Texts(node, "trust") ?? [trailAccount],
        Policies = Texts(node, "policies") ?? SystemPolicies.OfDeliveryRole,
    };

    private static SetupBucket Bucket(YamlMappingNode node) => new()
    {
        Account = Text(node, "account")!,
        Bucket = BucketName.Parse(Text(node, "bucket")!),
        Region = Region(node),
        Prefix = OssKeyPrefix.Parse(Text(node, "prefix") ?? ""),
        Encryption = Text(node, "encryption"),
        KmsKey = Text(node, "kmsKey"),
        Acl = Text(node, "acl"),
        BlockPublicAccess = Flag(node, "blockPublicAccess"),
        Versioning = Text(node, "versioning"),
        Retention = Group(node, "retention") is { } retention ? new(Number(retention, "days")!.Value, Flag(retention, "locked") ?? true) : null,
        Lifecycle = Groups(node, "lifecycle")?.Select(Rule).ToArray(),
    };

    private static SetupLifecycleRule Rule(YamlMappingNode node) => new()
    {
        Id = Text(node, "id")!,
        Prefix = Text(node, "prefix") ?? "",
        Enabled = Flag(node, "enabled") ?? true,
        ExpireDays = Number(node, "expireDays"),
        AbortUploadDays = Number(node, "abortUploadDays"),
        Transitions = [.. (Groups(node, "transitions") ?? []).Select(static move => new SetupTransition(Number(move, "days")!.Value, Text(move, "storageClass")!))],
    };

    private static SetupTrail Trail(YamlMappingNode node) => new()
    {
        Name = TrailName.Parse(Text(node, "name")!),
        Account = Text(node, "account")!,
        IsMultiAccount = Text(node, "kind") == "multi-account",
        HomeRegion = RegionId.Parse(Text(node, "homeRegion")!),
        Regions = Regions(node),
        Events = Events(node),
        Enabled = Flag(node, "enabled") ?? true,
        DataEvents = Group(node, "dataEvents") is { } data ? new(Regions(data), [.. Groups(data, "selectors")!.Select(Selector)]) : null,
        Insights = Texts(node, "insights")?.Distinct(StringComparer.Ordinal).ToArray(),
    };

    private static SetupDataSelector Selector(YamlMappingNode node) => new()
    {
        Service = Text(node, "service")!,
        Events = Events(node),
        Names = Texts(node, "names") ?? [],
        ExceptNames = Texts(node, "exceptNames") ?? [],
        Resources = Texts(node, "resources") ?? [],
        ExceptResources = Texts(node, "exceptResources") ?? [],
    };

    private static EventRw Events(YamlMappingNode node) => Text(node, "events") switch { "write" => EventRw.Write, "read" => EventRw.Read, _ => EventRw.All };

    private static TrailRegionSelection Regions(YamlMappingNode node) =>
        Texts(node, "regions") is { } regions ? TrailRegionSelection.Of(regions.Select(RegionId.Parse)) : TrailRegionSelection.All;

    private static RegionId Region(YamlMappingNode node) => RegionId.Parse(Text(node, "region")!);

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value ?? "";

    private static string? Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out YamlNode? value) ? Text(value) : null;

    private static int? Number(YamlMappingNode node, string key) => Text(node, key) is { } text ? int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : null;

    private static bool? Flag(YamlMappingNode node, string key) => Text(node, key) is { } text ? text == "true" : null;

    private static YamlMappingNode? Group(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out YamlNode? value) ? (YamlMappingNode)value : null;

    private static IEnumerable<YamlMappingNode>? Groups(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out YamlNode? value) ? ((YamlSequenceNode)value).Children.Cast<YamlMappingNode>() : null;

    private static string[]? Texts(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out YamlNode? value) && value is YamlSequenceNode list ? [.. list.Children.Select(Text)] : null;
}
