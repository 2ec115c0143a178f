using ActionTrail.Aliyun.Trails;

namespace ActionTrail.Commands.Trails;

/// <summary>Changes the destinations in the definition of a trail.</summary>
internal static class DestinationSettings
{
    /// <summary>The definition without the destination of a kind.</summary>
    /// <param name="definition">Definition.</param>
    /// <param name="kind"><c>OSS</c>, <c>SLS</c> or <c>MaxCompute</c>, in any case.</param>
    /// <returns>A copy.</returns>
    public static TrailDefinition Without(this TrailDefinition definition, string kind) => kind.ToUpperInvariant() switch
    {
        "OSS" => definition with { OssBucketName = "", OssKeyPrefix = "", OssWriteRoleArn = "" },
        "SLS" => definition with { SlsProjectArn = "", SlsWriteRoleArn = "" },
        _ => definition with { MaxComputeProjectArn = "", MaxComputeWriteRoleArn = "" },
    };

    /// <summary>The definition with one role for each destination that it has.</summary>
    /// <param name="definition">Definition.</param>
    /// <param name="roleArn">Role.</param>
    /// <returns>A copy.</returns>
    public static TrailDefinition WrittenBy(this TrailDefinition definition, string roleArn) => definition with
    {
        OssWriteRoleArn = definition.OssBucketName.Length > 0 ? roleArn : "",
        SlsWriteRoleArn = definition.SlsProjectArn.Length > 0 ? roleArn : "",
        MaxComputeWriteRoleArn = definition.MaxComputeProjectArn.Length > 0 ? roleArn : "",
    };
}
