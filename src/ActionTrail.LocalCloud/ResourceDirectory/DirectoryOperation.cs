using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>
/// An operation on the caller's resource directory. Both API versions come here; the older one differs in a few answers only
/// (<see cref="IsCurrent"/>). The caller's account decides the directory, and the audience whether it may call.
/// </summary>
internal abstract class DirectoryOperation : PopOperation
{
    private const string CurrentVersion = "2022-04-19";

    /// <inheritdoc/>
    public sealed override OperationFacts Facts => field ??= new OperationFacts
    {
        Service = "ResourceDirectoryMaster",
        Name = GetType().Name,
        Version = CurrentVersion,
        OtherVersions = IsInOldVersion ? ["2020-03-31"] : [],
        Writes = Writes,
        IsGlobal = true,
    };

    /// <summary>Whose account may call.</summary>
    protected virtual DirectoryAudience Audience => DirectoryAudience.Management;

    /// <summary>Whether the 2020-03-31 version has it too.</summary>
    protected virtual bool IsInOldVersion => true;

    /// <summary>Whether it changes anything; by name unless an operation says otherwise.</summary>
    protected virtual bool Writes =>
        !GetType().Name.StartsWith("Get", StringComparison.Ordinal) && !GetType().Name.StartsWith("List", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<AccessDemand> Demands(PopCall call)
    {
        string resource = DirectoryTree.Around(call.Cloud, call.Caller.AccountId) is { } tree ? Resource(call, tree) : "*";
        yield return new AccessDemand(
            "resourcemanager:" + Facts.Name,
            resource == "*" ? resource : $"acs:resourcemanager:*:{call.Caller.AccountId}:{resource}",
            call.Caller.AccountId);
    }

    /// <inheritdoc/>
    public sealed override JsonObject Execute(PopCall call) => Execute(call, Enter(call));

    /// <summary>Does the work in the caller's directory.</summary>
    /// <param name="call">The call.</param>
    /// <param name="tree">The directory.</param>
    /// <returns>The answer without its request id.</returns>
    protected abstract JsonObject Execute(PopCall call, DirectoryTree tree);

    /// <summary>The resource that a policy must allow, below <c>acs:resourcemanager:*:uid:</c>; <c>*</c> for operations without one.</summary>
    protected virtual string Resource(PopCall call, DirectoryTree tree) => "*";

    /// <summary>The error for an account that is outside the audience.</summary>
    // Unconfirmed: what a member gets that calls an operation of the management account.
    protected virtual CloudError Outsider() => DirectoryErrors.NoDirectory();

    /// <summary>Whether the call came in the 2022-04-19 version.</summary>
    protected static bool IsCurrent(PopCall call) => call.Version == CurrentVersion;

    /// <summary>A resource string of a folder for policies.</summary>
    protected static string FolderResource(DirectoryTree tree, string? folderId) =>
        "folder/" + (tree.FindFolder(folderId ?? tree.Directory.RootFolderId) is { } folder ? tree.RdPath(folder) : folderId);

    /// <summary>A resource string of a member for policies.</summary>
    protected static string AccountResource(DirectoryTree tree, string? accountId) =>
        "account/" + (accountId is not null && tree.FindMember(accountId) is { } member ? tree.RdPath(member) : accountId);

    private DirectoryTree Enter(PopCall call)
    {
        string account = call.Caller.AccountId;
        DirectoryTree tree = DirectoryTree.Around(call.Cloud, account) ?? throw Outsider();
        bool allowed = tree.ManagementAccountId == account || Audience switch
        {
            DirectoryAudience.Members => true,
            DirectoryAudience.Administrators => Delegations.Of(call.Cloud, tree.ManagementAccountId, account).Count > 0,
            _ => false,
        };
        return allowed ? tree : throw Outsider();
    }
}
