using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;

namespace ActionTrail.LocalCloud.Tests.Trails;

/// <summary>Calls of ActionTrail by name, with parameters as they stand in a query, for what the client does not cover or would not send.</summary>
internal static class TrailCalls
{
    public static Task<PopAnswer> TrailsAsync(this CloudConnection connection, string action, string parameters = "", string version = "2020-07-06")
    {
        PopArguments arguments = [];
        foreach ((string name, string? value) in WireQuery.Parse(parameters))
        {
            arguments.Add(name, value ?? "");
        }

        return new PopClient(connection, "Actiontrail", version, connection.Endpoints.Trails(connection.Region)).CallAsync(action, arguments, default);
    }
}
