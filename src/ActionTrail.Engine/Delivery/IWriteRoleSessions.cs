using ActionTrail.Aliyun.Credentials;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;

namespace ActionTrail.Engine.Delivery;

/// <summary>How the delivering service becomes the write role of a destination.</summary>
public interface IWriteRoleSessions
{
    /// <summary>Assumes a role as <c>actiontrail.aliyuncs.com</c>.</summary>
    /// <param name="role">The role.</param>
    /// <param name="trailOwner">Account that owns the trail; a role of another account must trust the service for it by name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Temporary credentials with their end.</returns>
    /// <exception cref="Core.Errors.ApiException">The role does not exist or does not trust the service.</exception>
    Task<CloudCredentials> AssumeAsync(RoleArn role, AccountId trailOwner, CancellationToken cancellationToken);

    /// <summary>Looks at a role, to tell what is wrong with it.</summary>
    /// <param name="role">The role.</param>
    /// <returns>What it is like; null when there is none or nobody here may look.</returns>
    RoleFacts? Describe(RoleArn role);
}
