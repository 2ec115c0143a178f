using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Trails;

namespace ActionTrail.Aliyun.Trails;

/// <summary>What a trail should be: its filter, and one to three destinations. Texts are empty for what is not wanted.</summary>
public sealed record TrailDefinition
{
    /// <summary>Name: 6 to 36 lower-case letters, digits, dashes and underscores, starting with a letter.</summary>
    public required string Name { get; init; }

    /// <summary>Which operations are delivered.</summary>
    /// <value>Default: all.</value>
    public EventRw EventRw { get; init; } = EventRw.All;

    /// <summary>Regions whose events are delivered.</summary>
    /// <value>Default: all.</value>
    public TrailRegionSelection TrailRegion { get; init; } = TrailRegionSelection.All;

    /// <summary>Whether it covers every member of the resource directory; cannot be changed later.</summary>
    public bool IsOrganizationTrail { get; init; }

    /// <summary>Bucket that exists.</summary>
    public string OssBucketName { get; init; } = "";

    /// <summary>Prefix of object keys: 6 to 32 characters.</summary>
    public string OssKeyPrefix { get; init; } = "";

    /// <summary>Role that writes to the bucket; empty for the service-linked role of the own account.</summary>
    public string OssWriteRoleArn { get; init; } = "";

    /// <summary>Log Service project that exists: <c>acs:log:region:account:project/name</c>.</summary>
    public string SlsProjectArn { get; init; } = "";

    /// <summary>Role that writes to the project; empty for the service-linked role of the own account.</summary>
    public string SlsWriteRoleArn { get; init; } = "";

    /// <summary>MaxCompute project, its name starting with <c>actiontrail_</c>: <c>acs:odps:region:account:project/name</c>.</summary>
    public string MaxComputeProjectArn { get; init; } = "";

    /// <summary>Role that writes to the MaxCompute project; empty for the service-linked role of the own account.</summary>
    public string MaxComputeWriteRoleArn { get; init; } = "";

    /// <summary>Refuses settings that break a documented rule, before any call is made.</summary>
    /// <exception cref="InvalidNameException">A name or ARN breaks its rule.</exception>
    /// <exception cref="ConfigurationException">There is no destination.</exception>
    internal void Demand()
    {
        if (OssBucketName.Length + SlsProjectArn.Length + MaxComputeProjectArn.Length == 0)
        {
            throw new ConfigurationException($"Trail '{Name}' has no destination; give it a bucket, a Log Service project or a MaxCompute project.");
        }

        Each(OssBucketName, BucketName.Parse);
        Each(OssKeyPrefix, Core.Destinations.OssKeyPrefix.Parse);
        Each(SlsProjectArn, Core.Arns.SlsProjectArn.Parse);
        Each(MaxComputeProjectArn, Core.Arns.MaxComputeProjectArn.Parse);
        Each(OssWriteRoleArn, RoleArn.Parse);
        Each(SlsWriteRoleArn, RoleArn.Parse);
        Each(MaxComputeWriteRoleArn, RoleArn.Parse);

        static void Each<T>(string text, Func<string, T> parse)
        {
            if (text.Length > 0)
            {
                parse(text);
            }
        }
    }
}
