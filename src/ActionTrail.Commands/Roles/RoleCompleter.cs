using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Ram;

namespace ActionTrail.Commands.Roles;

/// <summary>Completes names of RAM roles.</summary>
public sealed class RoleCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<string>> NamesAsync(CloudConnection connection, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (RamRole role in new RamClient(connection).ListRolesAsync(cancellationToken).ConfigureAwait(false))
        {
            names.Add(role.Name.Value);
        }

        return names;
    }
}
