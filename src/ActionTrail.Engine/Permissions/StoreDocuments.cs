using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Policies;

namespace ActionTrail.Engine.Permissions;

/// <summary>A destination as its service tells it.</summary>
/// <param name="Owner">Account that owns it.</param>
/// <param name="Policy">Its own policy, ACL included; null when it grants and denies nothing.</param>
public sealed record StoreDocuments(AccountId Owner, NamedPolicy? Policy)
{
    /// <summary>The bucket; null for a project.</summary>
    public OssBucket? Bucket { get; init; }

    /// <summary>Whether everybody may do something with the bucket.</summary>
    public bool IsPublic { get; init; }
}
