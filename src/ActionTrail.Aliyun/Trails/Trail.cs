using ActionTrail.Aliyun.Pop;
using ActionTrail.Core.Trails;

namespace ActionTrail.Aliyun.Trails;

/// <summary>A trail as DescribeTrails shows it. Texts are empty where nothing is set.</summary>
public sealed record Trail
{
    /// <summary>Name; unique in its account.</summary>
    public required string Name { get; init; }

    /// <summary><c>acs:actiontrail:homeRegion:account:trail/name</c>; its account owns the trail.</summary>
    public required string TrailArn { get; init; }

    /// <summary>Region that keeps the configuration; changes go there.</summary>
    public required string HomeRegion { get; init; }

    /// <summary>Region of this copy; a shadow when it is not the home region.</summary>
    public required string Region { get; init; }

    /// <summary><c>Fresh</c> (never started), <c>Enable</c> or <c>Disable</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Whether the trail is logging now.</summary>
    public bool IsLogging => Status == "Enable";

    /// <summary>Which operations are delivered.</summary>
    public required EventRw EventRw { get; init; }

    /// <summary>Regions whose events are delivered.</summary>
    public required TrailRegionSelection TrailRegion { get; init; }

    /// <summary>Whether it covers every member of a resource directory.</summary>
    public required bool IsOrganizationTrail { get; init; }

    /// <summary>Id of that directory, <c>rd-…</c>; empty for a single-account trail.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>Bucket; empty for none.</summary>
    public string OssBucketName { get; init; } = "";

    /// <summary>Region of the bucket, for example <c>oss-cn-hangzhou</c>.</summary>
    public string OssBucketLocation { get; init; } = "";

    /// <summary>Prefix of object keys.</summary>
    public string OssKeyPrefix { get; init; } = "";

    /// <summary>Role that writes to the bucket.</summary>
    public string OssWriteRoleArn { get; init; } = "";

    /// <summary>Log Service project; empty for none.</summary>
    public string SlsProjectArn { get; init; } = "";

    /// <summary>Role that writes to the project.</summary>
    public string SlsWriteRoleArn { get; init; } = "";

    /// <summary>MaxCompute project; empty for none.</summary>
    public string MaxComputeProjectArn { get; init; } = "";

    /// <summary>Role that writes to the MaxCompute project.</summary>
    public string MaxComputeWriteRoleArn { get; init; } = "";

    /// <summary>When it was created (UTC); null where the answer does not say.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>When it was last changed (UTC); null where the answer does not say.</summary>
    public DateTimeOffset? UpdateTime { get; init; }

    /// <summary>When logging was last started (UTC); null when it never was.</summary>
    public DateTimeOffset? StartLoggingTime { get; init; }

    /// <summary>When logging was last stopped (UTC); null when it never was.</summary>
    public DateTimeOffset? StopLoggingTime { get; init; }

    /// <summary>The settings, to change some of them and send them all back, as UpdateTrail wants it.</summary>
    /// <returns>The definition that describes this trail.</returns>
    public TrailDefinition ToDefinition() => new()
    {
        Name = Name,
        EventRw = EventRw,
        TrailRegion = TrailRegion,
        IsOrganizationTrail = IsOrganizationTrail,
        OssBucketName = OssBucketName,
        OssKeyPrefix = OssKeyPrefix,
        OssWriteRoleArn = OssWriteRoleArn,
        SlsProjectArn = SlsProjectArn,
        SlsWriteRoleArn = SlsWriteRoleArn,
        MaxComputeProjectArn = MaxComputeProjectArn,
        MaxComputeWriteRoleArn = MaxComputeWriteRoleArn,
    };

    internal static Trail Read(PopAnswer answer) => new()
    {
        Name = answer.Text("Name"),
        TrailArn = answer.TextOrNull("TrailArn") ?? "",
        HomeRegion = answer.Text("HomeRegion"),
        Region = answer.TextOrNull("Region") ?? "",
        Status = answer.Text("Status"),
        EventRw = EventRwText.Parse(answer.Text("EventRW")),
        TrailRegion = TrailRegionSelection.Parse(answer.Text("TrailRegion")),
        IsOrganizationTrail = answer.Boolean("IsOrganizationTrail"),
        OrganizationId = answer.TextOrNull("OrganizationId") ?? "",
        OssBucketName = answer.TextOrNull("OssBucketName") ?? "",
        OssBucketLocation = answer.TextOrNull("OssBucketLocation") ?? "",
        OssKeyPrefix = answer.TextOrNull("OssKeyPrefix") ?? "",
        OssWriteRoleArn = answer.TextOrNull("OssWriteRoleArn") ?? "",
        SlsProjectArn = answer.TextOrNull("SlsProjectArn") ?? "",
        SlsWriteRoleArn = answer.TextOrNull("SlsWriteRoleArn") ?? "",
        MaxComputeProjectArn = answer.TextOrNull("MaxComputeProjectArn") ?? "",
        MaxComputeWriteRoleArn = answer.TextOrNull("MaxComputeWriteRoleArn") ?? "",
        CreateTime = answer.TimeOrNull("CreateTime"),
        UpdateTime = answer.TimeOrNull("UpdateTime"),
        StartLoggingTime = answer.TimeOrNull("StartLoggingTime"),
        StopLoggingTime = answer.TimeOrNull("StopLoggingTime"),
    };
}
