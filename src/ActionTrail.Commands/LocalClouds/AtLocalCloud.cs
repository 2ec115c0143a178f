using ActionTrail.LocalCloud;
using ActionTrail.LocalCloud.Samples;

namespace ActionTrail.Commands.LocalClouds;

/// <summary>A local cloud on this machine.</summary>
/// <param name="Path">Its folder, absolute.</param>
/// <param name="ManagementAccountId">Account that owns the resource directory, 16 digits.</param>
/// <param name="Accounts">Names of its accounts, in the order of signing up.</param>
/// <param name="IsEphemeral">Whether its folder is a temporary one, made by <c>New-AtLocalCloud -Ephemeral</c>.</param>
public sealed record AtLocalCloud(string Path, string ManagementAccountId, IReadOnlyList<string> Accounts, bool IsEphemeral)
{
    /// <summary>The path.</summary>
    /// <returns>Text.</returns>
    public override string ToString() => Path;

    internal static AtLocalCloud Of(LocalCloudHost host)
    {
        IReadOnlyList<LocalAccount> accounts = host.Accounts;
        LocalAccount? management = accounts.FirstOrDefault(static account => account.Name == SampleCompany.ManagementName) ?? (accounts.Count == 0 ? null : accounts[0]);
        return new AtLocalCloud(host.Folder, management?.Id.ToString() ?? "", [.. accounts.Select(static account => account.Name)], EphemeralFolder.Is(host.Folder));
    }
}
