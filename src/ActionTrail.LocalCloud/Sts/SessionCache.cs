using ActionTrail.Core.Caching;

namespace ActionTrail.LocalCloud.Sts;

/// <summary>
/// Sessions by their tokens, because one session makes many calls. It remembers what tokens say and nothing of what may change: whether a
/// session is over, and what its role may do, is asked at each call. Thread-safe.
/// </summary>
/// <param name="cloud">State of the cloud.</param>
internal sealed class SessionCache(CloudState cloud)
{
    private readonly BoundedCache<string, KnownSession> _known = new(1024);

    /// <summary>How many tokens it remembers.</summary>
    public int Count => _known.Count;

    /// <summary>Reads a token.</summary>
    /// <param name="token">The token.</param>
    /// <returns>The session, which may be over; null when this cloud did not write the token, which is not remembered.</returns>
    public KnownSession? Read(string token)
    {
        if (_known.TryGet(token, out KnownSession? known))
        {
            return known;
        }

        return SessionTokens.Read(cloud, token) is { } session
            ? _known.Keep(token, new KnownSession(session, session.ToCaller(), SessionTokens.SecretOf(cloud, session.AccessKeyId)))
            : null;
    }
}
