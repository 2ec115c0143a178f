using ActionTrail.Aliyun.Credentials;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Policies;

namespace ActionTrail.Engine.Delivery;

/// <summary>The write role of one destination: assumed when needed, kept until shortly before its session ends.</summary>
/// <param name="role">The role.</param>
/// <param name="trailOwner">Account that owns the trail.</param>
/// <param name="sessions">How roles are assumed.</param>
/// <param name="time">Clock.</param>
public sealed class WriteRole(RoleArn role, AccountId trailOwner, IWriteRoleSessions sessions, TimeProvider time) : ICredentialProvider, IDestinationIdentity, IDisposable
{
    private static readonly TimeSpan s_renewBefore = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private CloudCredentials? _session;

    /// <summary>The role.</summary>
    public RoleArn Arn => role;

    /// <summary>The system policy that lets it write.</summary>
    /// <value>Default: the policy for delivery.</value>
    public string Policy { get; init; } = SystemPolicies.ActionTrailDelivery;

    /// <inheritdoc/>
    public async ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken)
    {
        if (Current() is { } current)
        {
            return current;
        }

        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Current() ?? (_session = await sessions.AssumeAsync(role, trailOwner, cancellationToken).ConfigureAwait(false));
        }
        catch (ApiException refused) when (refused.Kind is ApiErrorKind.NotFound or ApiErrorKind.Denied or ApiErrorKind.Invalid)
        {
            throw DeliveryTroubles.CannotAssume(role, trailOwner, sessions.Describe(role), refused);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    /// <remarks>The session is forgotten, so that a role that was mended is assumed afresh.</remarks>
    public DeliveryException Denied(string store, ApiException denied)
    {
        _session = null;
        return DeliveryTroubles.CannotWrite(role, store, sessions.Describe(role), Policy, denied);
    }

    /// <inheritdoc/>
    public DeliveryException Missing(string store, string command, ApiException missing) => DeliveryTroubles.StoreMissing(role.Account.Value, store, command, missing);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private CloudCredentials? Current() => _session is { } session && !(session.Expiration - s_renewBefore <= time.GetUtcNow()) ? session : null;
}
