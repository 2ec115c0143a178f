using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.ResourceDirectory;

namespace ActionTrail.Commands.ResourceDirectory;

/// <summary>Completes display names of members.</summary>
public sealed class MemberCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<string>> NamesAsync(CloudConnection connection, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (Member member in new ResourceDirectoryClient(connection).ListMembersAsync(cancellationToken).ConfigureAwait(false))
        {
            names.Add(member.DisplayName);
        }

        return names;
    }
}
