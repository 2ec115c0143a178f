using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;

namespace ActionTrail.Aliyun.ResourceDirectory;

/// <summary>Where the directory API lives.</summary>
internal static class DirectoryService
{
    public static PopClient Client(CloudConnection connection) =>
        new(connection, "ResourceDirectoryMaster", "2022-04-19", connection.Endpoints.ResourceDirectory);
}
