using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>The documented errors of Log Service, one place for code, status and text.</summary>
/// <remarks>Source: Log Service API reference, common error codes and the tables of each operation.</remarks>
internal static class SlsErrors
{
    public static CloudError ProjectNotExist(string project) => new(404, "ProjectNotExist", $"The Project does not exist : {project}");

    public static CloudError LogStoreNotExist(string logstore) => new(404, "LogStoreNotExist", $"logstore {logstore} does not exist");

    public static CloudError ParameterInvalid(string message) => new(400, "ParameterInvalid", message);

    public static CloudError PostBodyInvalid(string message) => new(400, "PostBodyInvalid", message);

    public static CloudError IndexConfigNotExist() => new(400, "IndexConfigNotExist", "logstore without index config");

    public static CloudError ShardNotExist(string shard) => new(400, "ShardNotExist", $"shard {shard} does not exist");

    public static CloudError InvalidQueryString(string detail) => new(400, "InvalidQueryString", $"query string is invalid: {detail}");

    public static CloudError Unauthorized(string message) => new(401, "Unauthorized", message);
}
