using System.Collections.Frozen;

namespace ActionTrail.LocalCloud.Gateway;

/// <summary>Operations whose events carry the attribute <c>SensitiveAction</c>: they weaken the audit, open a door, or destroy data.</summary>
/// <remarks>Unconfirmed: the cloud's own list is not public; this is ours.</remarks>
internal static class SensitiveActions
{
    private static readonly FrozenSet<string> s_names = new[]
    {
        "Actiontrail.DeleteTrail", "Actiontrail.StopLogging", "Actiontrail.UpdateTrail", "Actiontrail.DeleteDataEventSelector",
        "Ram.CreateAccessKey", "Ram.CreateLoginProfile", "Ram.UpdateLoginProfile", "Ram.UpdateRole", "Ram.DeleteRole", "Ram.DeleteUser",
        "Ram.AttachPolicyToUser", "Ram.AttachPolicyToGroup", "Ram.AttachPolicyToRole", "Ram.DetachPolicyFromRole", "Ram.CreatePolicyVersion",
        "Ram.SetDefaultPolicyVersion", "Ram.UnbindMFADevice", "Ims.CreateAccessKey", "Ims.CreateLoginProfile", "Ims.DeleteUser",
        "ResourceDirectoryMaster.RemoveCloudAccount", "ResourceDirectoryMaster.DeleteAccount", "ResourceDirectoryMaster.DisableControlPolicy",
        "ResourceDirectoryMaster.DetachControlPolicy", "ResourceDirectoryMaster.DestroyResourceDirectory",
        "ResourceDirectoryMaster.RegisterDelegatedAdministrator", "ResourceDirectoryMaster.DeregisterDelegatedAdministrator",
        "ResourceManager.RemoveCloudAccount", "ResourceManager.RegisterDelegatedAdministrator", "ResourceManager.DeregisterDelegatedAdministrator",
        "Oss.DeleteBucket", "Oss.PutBucketAcl", "Oss.PutBucketPolicy", "Oss.DeleteBucketPolicy", "Oss.DeleteBucketEncryption", "Oss.AbortBucketWorm",
        "Oss.PutBucketLifecycle", "Sls.DeleteProject", "Sls.DeleteLogStore", "MaxCompute.DeleteProject", "MaxCompute.UpdateProjectStatus",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether an operation is sensitive.</summary>
    /// <param name="service">Service name as events spell it.</param>
    /// <param name="operation">Operation name.</param>
    /// <returns>True when its events say so.</returns>
    public static bool Contains(string service, string operation) => s_names.Contains($"{service}.{operation}");
}
