using System.Text.Json;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.LocalCloud;

namespace ActionTrail.Cli.Serve;

/// <summary>
/// Hands the root keys of a served cloud to its user: a file in the format of the aliyun CLI's <c>config.json</c>, readable by its owner
/// only. Keys are never printed.
/// </summary>
internal static class ServedProfiles
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    /// <summary>Writes the file; an empty cloud gets a management account first.</summary>
    /// <param name="cloud">The cloud.</param>
    /// <returns>Path of the file, <c>profiles.json</c> in the cloud's folder.</returns>
    public static string Write(LocalCloudHost cloud)
    {
        if (cloud.Accounts.Count == 0)
        {
            cloud.CreateAccount("Management");
        }

        var profiles = new JsonArray();
        foreach (LocalAccount account in cloud.Accounts)
        {
            CloudCredentials key = cloud.RootCredentials(account.Id);
            profiles.Add(new JsonObject
            {
                ["name"] = account.Name,
                ["mode"] = "AK",
                ["access_key_id"] = key.AccessKeyId,
                ["access_key_secret"] = key.AccessKeySecret,
                ["region_id"] = "cn-hangzhou",
                ["account_id"] = account.Id.ToString(),
            });
        }

        string path = Path.Combine(cloud.Folder, "profiles.json");
        File.Delete(path);
        var creation = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            creation.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using FileStream file = new(path, creation);
        JsonSerializer.Serialize(file, new JsonObject { ["current"] = cloud.Accounts[0].Name, ["profiles"] = profiles }, s_indented);
        return path;
    }
}
