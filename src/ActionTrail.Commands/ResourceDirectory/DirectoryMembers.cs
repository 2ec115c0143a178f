using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;

namespace ActionTrail.Commands.ResourceDirectory;

/// <summary>The members of a directory by name.</summary>
/// <param name="client">Client of the directory.</param>
internal sealed class DirectoryMembers(ResourceDirectoryClient client)
{
    /// <summary>The account id of a member that a user named.</summary>
    /// <param name="nameOrId">Display name, without regard to case, or account id.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The id.</returns>
    /// <exception cref="NameNotFoundException">No member has that name.</exception>
    public async Task<AccountId> ResolveAsync(string nameOrId, CancellationToken cancellationToken)
    {
        if (AccountId.TryParse(nameOrId, out AccountId? id))
        {
            return id;
        }

        await foreach (Member member in client.ListMembersAsync(cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(member.DisplayName, nameOrId, StringComparison.OrdinalIgnoreCase))
            {
                return AccountId.Parse(member.AccountId);
            }
        }

        throw new NameNotFoundException("Member", nameOrId, "in the resource directory");
    }
}
