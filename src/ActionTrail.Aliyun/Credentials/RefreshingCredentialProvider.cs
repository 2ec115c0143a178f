using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Credentials;

/// <summary>
/// Keeps session credentials fresh: fetches them again 15 minutes before they end, once at a time for all callers. A refresh that fails before
/// the end is ignored and tried again after a minute; after the end its error is thrown. Credentials without an end are fetched once.
/// </summary>
/// <param name="fetch">Gets new credentials; must bound its own waiting.</param>
/// <param name="time">Clock.</param>
public sealed class RefreshingCredentialProvider(Func<CancellationToken, ValueTask<CloudCredentials>> fetch, TimeProvider time) : ICredentialProvider
{
    private static readonly TimeSpan s_staleBefore = TimeSpan.FromMinutes(15);

    /// <summary>Least time between two fetches, so that a session shorter than the stale window is not fetched for every call.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private CloudCredentials? _current;
    private DateTimeOffset _refreshAt;
    private Task<CloudCredentials>? _refresh;

    /// <inheritdoc/>
    public ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_current is { } current && !HasEnded(current) && time.GetUtcNow() < _refreshAt)
            {
                return ValueTask.FromResult(current);
            }

            // Not tied to the caller's token: others may wait for the same refresh.
            if (_refresh is null or { IsCompleted: true })
            {
                _refresh = Task.Run(RefreshAsync, CancellationToken.None);
            }

            return new ValueTask<CloudCredentials>(_refresh.WaitAsync(cancellationToken));
        }
    }

    private async Task<CloudCredentials> RefreshAsync()
    {
        try
        {
            CloudCredentials fresh = await fetch(CancellationToken.None).ConfigureAwait(false);
            return HasEnded(fresh)
                ? throw new CredentialException($"The credentials that were fetched have already ended: {fresh}.")
                : Keep(fresh, fresh.Expiration - s_staleBefore ?? DateTimeOffset.MaxValue);
        }
        catch (ActionTrailException) when (_current is { } old && !HasEnded(old))
        {
            return Keep(old, DateTimeOffset.MinValue);
        }
    }

    private CloudCredentials Keep(CloudCredentials credentials, DateTimeOffset refreshAt)
    {
        lock (_lock)
        {
            DateTimeOffset earliest = time.GetUtcNow() + s_pause;
            _current = credentials;
            _refreshAt = refreshAt > earliest ? refreshAt : earliest;
            return credentials;
        }
    }

    private bool HasEnded(CloudCredentials credentials) => credentials.Expiration <= time.GetUtcNow();
}
