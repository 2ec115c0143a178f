namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Leads from a member to its directory; stored under the member's account while it is one.</summary>
/// <param name="ManagementAccountId">Management account of the directory.</param>
internal sealed record DirectoryLinkDocument(string ManagementAccountId)
{
    /// <summary>Document key: an account is a member of at most one directory.</summary>
    public const string Key = "membership";
}
