using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;

namespace ActionTrail.LocalCloud.Tests.ResourceDirectory;

/// <summary>Calls of the directory by name, with parameters as they stand in a query, in either version.</summary>
internal static class DirectoryCalls
{
    public static Task<PopAnswer> DirectoryAsync(this CloudConnection connection, string action, string parameters = "", string version = "2022-04-19")
    {
        PopArguments arguments = [];
        foreach ((string name, string? value) in WireQuery.Parse(parameters))
        {
            arguments.Add(name, value ?? "");
        }

        bool isOld = version == "2020-03-31";
        string host = isOld ? connection.Endpoints.ResourceManager : connection.Endpoints.ResourceDirectory;
        return new PopClient(connection, isOld ? "ResourceManager" : "ResourceDirectoryMaster", version, host).CallAsync(action, arguments, default);
    }
}
