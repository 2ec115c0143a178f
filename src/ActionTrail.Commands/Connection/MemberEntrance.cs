using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Commands.ResourceDirectory;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Errors;

namespace ActionTrail.Commands.Connection;

/// <summary>The role by which identities of the management account enter a member.</summary>
internal static class MemberEntrance
{
    private static readonly RoleName s_role = RoleName.Parse("ResourceDirectoryAccountAccessRole");

    /// <summary>Finds the role of a member.</summary>
    /// <param name="management">An identity of the management account.</param>
    /// <param name="member">Account id or display name.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>ARN of the role.</returns>
    /// <exception cref="NameNotFoundException">No member has that name.</exception>
    public static async Task<string> FindAsync(CloudConnection management, string member, CancellationToken cancellationToken)
    {
        AccountId account = await new DirectoryMembers(new ResourceDirectoryClient(management)).ResolveAsync(member, cancellationToken).ConfigureAwait(false);
        return RoleOf(account);
    }

    /// <summary>The role of a member.</summary>
    /// <param name="account">The member.</param>
    /// <returns>ARN of the role.</returns>
    public static string RoleOf(AccountId account) => new RoleArn(account, s_role).ToString();
}
