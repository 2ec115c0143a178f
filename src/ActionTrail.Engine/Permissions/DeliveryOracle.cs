using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Engine.Permissions;

/// <summary>
/// Tells before anything runs what ActionTrail may do with a write role: reads the real documents and evaluates them by the rules that the
/// local cloud decides by. Every answer names the statement that decides.
/// </summary>
/// <param name="account">An identity of the account that owns role and destinations.</param>
/// <param name="management">An identity of the directory's management account, which alone may read control policies; null when there is none.</param>
public sealed class DeliveryOracle(CloudConnection account, CloudConnection? management)
{
    private readonly RoleDocumentReader _roles = new(account);
    private readonly StoreDocumentReader _stores = new(account);
    private readonly DirectoryDocuments? _directory = management is null ? null : new DirectoryDocuments(management);

    /// <summary>Context of the account in commands that mend.</summary>
    /// <value>Default: empty, the selected one.</value>
    public string Context { get; init; } = "";

    /// <summary>Address that ActionTrail calls from; null where nobody knows it, as on the real cloud.</summary>
    public string? SourceAddress { get; init; }

    /// <summary>Whether control policies may bind that cannot be read, because no identity of the management account was given.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>True when the answers leave them out.</returns>
    /// <exception cref="ApiException">The directory refused.</exception>
    public async Task<bool> LeavesControlsOutAsync(CancellationToken cancellationToken) =>
        _directory is null && await DirectoryDocuments.AreEnforcedAsync(account, cancellationToken).ConfigureAwait(false);

    /// <summary>Looks at a role: it exists, is in the directory, trusts ActionTrail and nobody by accident, and may do what delivery needs.</summary>
    /// <param name="question">Which role, for whom, and where to.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>One entry per check.</returns>
    /// <exception cref="ApiException">A service refused to be read.</exception>
    public async Task<IReadOnlyList<SetupCheck>> CheckRoleAsync(OracleQuestion question, CancellationToken cancellationToken)
    {
        string subject = $"Role {question.Role}";
        var mends = new OracleMends(Context, question.TrailOwner);
        if (await _roles.FindAsync(question.Role, cancellationToken).ConfigureAwait(false) is not { } role)
        {
            return [SetupCheck.Of(subject, "exists", passed: false, "no such role", mends.MakeRole(question.Role))];
        }

        var checks = new List<SetupCheck> { SetupCheck.Of(subject, "exists", passed: true, role.Arn.ToString(), "") };
        checks.AddRange(await MembershipAsync(subject, role.Arn.Account, question.TrailOwner, cancellationToken).ConfigureAwait(false));
        checks.AddRange(RoleChecks.Run(role, question.TrailOwner, await PermissionsAsync(role, role.Arn.Account, question, cancellationToken).ConfigureAwait(false), mends));
        foreach (Destination destination in question.Destinations)
        {
            checks.AddRange(await CheckWritesAsync(role, destination, question, cancellationToken).ConfigureAwait(false));
        }

        return checks;
    }

    /// <summary>Decides about each permission that a destination needs of a role.</summary>
    /// <param name="destination">The destination.</param>
    /// <param name="question">Which role, for whom.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>One entry per permission; empty when role or destination does not exist.</returns>
    /// <exception cref="ApiException">A service refused to be read.</exception>
    public async Task<IReadOnlyList<SetupCheck>> CheckWritesAsync(Destination destination, OracleQuestion question, CancellationToken cancellationToken) =>
        await _roles.FindAsync(question.Role, cancellationToken).ConfigureAwait(false) is { } role
            ? await CheckWritesAsync(role, destination, question, cancellationToken).ConfigureAwait(false)
            : [];

    /// <summary>Whether an account is where a multi-account trail may deliver to: in the directory.</summary>
    /// <param name="subject">What belongs to the account.</param>
    /// <param name="owner">The account.</param>
    /// <param name="trailOwner">Account that owns the trails.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The check; nothing when it cannot be looked up.</returns>
    /// <exception cref="ApiException">The directory refused.</exception>
    public async Task<IReadOnlyList<SetupCheck>> MembershipAsync(string subject, AccountId owner, AccountId trailOwner, CancellationToken cancellationToken)
    {
        if (_directory is null || owner == trailOwner)
        {
            return [];
        }

        bool isInside = await _directory.ContainsAsync(owner, cancellationToken).ConfigureAwait(false);
        string found = isInside ? $"account {owner}" : $"account {owner} is no member";
        return [SetupCheck.Of(subject, "belongs to an account of the directory", isInside, found, $"Add-AtMember {owner} -Context {trailOwner} -AcceptWith {(Context.Length > 0 ? Context : owner.Value)}")];
    }

    private async Task<IReadOnlyList<SetupCheck>> CheckWritesAsync(RoleDocuments role, Destination destination, OracleQuestion question, CancellationToken cancellationToken)
    {
        StoreDocuments store;
        try
        {
            store = await _stores.ReadAsync(destination, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException missing) when (missing.Kind == ApiErrorKind.NotFound)
        {
            return [];
        }

        WritePermissions permissions = await PermissionsAsync(role, store.Owner, question, cancellationToken).ConfigureAwait(false);
        var mends = new OracleMends(Context, question.TrailOwner);
        var rows = new WriteChecks(role, permissions, mends);
        return [.. DeliveryNeeds.Of(destination, store.Owner, question.Trail).Select(need => rows.Of(need, store.Policy))];
    }

    private async Task<WritePermissions> PermissionsAsync(RoleDocuments role, AccountId owner, OracleQuestion question, CancellationToken cancellationToken) =>
        new(role, question.TrailOwner, account.Time.GetUtcNow())
        {
            SourceAddress = SourceAddress,
            Controls = _directory is null || role.IsServiceLinked ? [] : await _directory.LevelsAsync(owner, cancellationToken).ConfigureAwait(false),
        };
}
