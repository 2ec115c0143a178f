using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Core.Accounts;

namespace ActionTrail.LocalCloud.Samples;

/// <summary>
/// A small company in a local cloud: a management account, a resource directory, a log archive and members in two folders. Everything but
/// signing up goes through the directory's own API. Idempotent.
/// </summary>
public sealed class SampleCompany
{
    /// <summary>Name of the account that owns the directory.</summary>
    public const string ManagementName = "Management";

    /// <summary>Name of the member that keeps the events.</summary>
    public const string LogArchiveName = "LogArchive";

    private static readonly (string Folder, string Member)[] s_plan =
    [
        ("", LogArchiveName), ("Production", "Shop"), ("Production", "Payments"), ("Development", "Build"), ("Development", "Sandbox"),
    ];

    private readonly LocalCloudHost _cloud;
    private readonly ResourceDirectoryClient _directory;

    private SampleCompany(LocalCloudHost cloud, LocalAccount management, RegionId region)
    {
        _cloud = cloud;
        Management = management;
        _directory = new ResourceDirectoryClient(cloud.Connect(management.Id, region));
    }

    /// <summary>The management account.</summary>
    public LocalAccount Management { get; }

    /// <summary>The member that keeps the events.</summary>
    public LocalAccount LogArchive => _cloud.FindAccount(LogArchiveName);

    /// <summary>Members of the plan, the log archive first.</summary>
    public IReadOnlyList<LocalAccount> Members => [.. s_plan.Select(step => _cloud.FindAccount(step.Member))];

    /// <summary>The management account's view of the directory.</summary>
    public ResourceDirectoryClient Directory => _directory;

    /// <summary>Makes what is missing.</summary>
    /// <param name="cloud">The cloud.</param>
    /// <param name="region">Region of the calls.</param>
    /// <param name="cancellationToken">Ends the work; a further call completes it.</param>
    /// <returns>The company.</returns>
    public static async Task<SampleCompany> EnsureAsync(LocalCloudHost cloud, RegionId region, CancellationToken cancellationToken)
    {
        LocalAccount management = cloud.Accounts.FirstOrDefault(static account => account.Name == ManagementName) ?? cloud.CreateAccount(ManagementName);
        var company = new SampleCompany(cloud, management, region);
        if (await company._directory.FindAsync(cancellationToken).ConfigureAwait(false) is null)
        {
            await company._directory.EnableAsync(cancellationToken).ConfigureAwait(false);
        }

        foreach ((string folder, string member) in s_plan)
        {
            await company.EnsureMemberAsync(member, folder, cancellationToken).ConfigureAwait(false);
        }

        return company;
    }

    /// <summary>Makes a member, and its folder, where they are missing.</summary>
    /// <param name="name">Display name.</param>
    /// <param name="folder">Folder below Root; empty for Root itself.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The member's account.</returns>
    public async Task<LocalAccount> EnsureMemberAsync(string name, string folder, CancellationToken cancellationToken)
    {
        if (_cloud.Accounts.FirstOrDefault(account => account.Name == name) is { } present)
        {
            return present;
        }

        string folderId = folder.Length == 0 ? "" : await EnsureFolderAsync(folder, cancellationToken).ConfigureAwait(false);
        await _directory.CreateMemberAsync(new NewMember(name) { ParentFolderId = folderId }, cancellationToken).ConfigureAwait(false);
        return _cloud.FindAccount(name);
    }

    private async Task<string> EnsureFolderAsync(string name, CancellationToken cancellationToken)
    {
        await foreach (Folder folder in _directory.ListFoldersAsync(parentFolderId: null, cancellationToken).ConfigureAwait(false))
        {
            if (folder.FolderName == name)
            {
                return folder.FolderId;
            }
        }

        return (await _directory.CreateFolderAsync(name, parentFolderId: null, cancellationToken).ConfigureAwait(false)).FolderId;
    }
}
