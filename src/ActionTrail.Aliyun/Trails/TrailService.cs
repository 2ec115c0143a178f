using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;

namespace ActionTrail.Aliyun.Trails;

/// <summary>Where ActionTrail lives.</summary>
internal static class TrailService
{
    public static PopClient Client(CloudConnection connection) =>
        new(connection, "Actiontrail", "2020-07-06", connection.Endpoints.Trails(connection.Region));
}
