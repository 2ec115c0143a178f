using ActionTrail.Core.Errors;
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
    private readonly StandingClock? _clock;

    private AtLocalCloud(string path, string managementAccountId, IReadOnlyList<string> accounts, bool isEphemeral, StandingClock? clock)
        : this(path, managementAccountId, accounts, isEphemeral) => _clock = clock;

    /// <summary>The time (UTC) at which the cloud's clock stands; null when it runs.</summary>
    public DateTimeOffset? Clock => _clock?.GetUtcNow();

    /// <summary>Moves a clock that stands, in the cloud and for all who are connected to it.</summary>
    /// <param name="by">How far forward.</param>
    /// <exception cref="ConfigurationException">The clock runs by itself.</exception>
    public void MoveClock(TimeSpan by)
    {
        if (_clock is null)
        {
            throw new ConfigurationException($"The clock of local cloud '{Path}' runs by itself; New-AtLocalCloud -Ephemeral -Clock makes a cloud whose clock can be moved.");
        }

        _clock.Move(by);
    }

    /// <summary>The path.</summary>
    /// <returns>Text.</returns>
    public override string ToString() => Path;

    internal static AtLocalCloud Of(LocalCloudHost host)
    {
        IReadOnlyList<LocalAccount> accounts = host.Accounts;
        LocalAccount? management = accounts.FirstOrDefault(static account => account.Name == SampleCompany.ManagementName) ?? (accounts.Count == 0 ? null : accounts[0]);
        return new AtLocalCloud(host.Folder, management?.Id.ToString() ?? "", [.. accounts.Select(static account => account.Name)], EphemeralFolder.Is(host.Folder), host.Time as StandingClock);
    }
}
