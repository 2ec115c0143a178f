using System.Security.Cryptography;
using System.Text;

namespace ActionTrail.LocalCloud.Gateway;

/// <summary>
/// Remembers which nonces each access key has used. A nonce is kept for at least 30 minutes, longer than the clock check lets its request
/// live, in memory, as a 128-bit digest. Thread-safe.
/// </summary>
internal sealed class NonceStore
{
    /// <summary>How many nonces are kept in one period; beyond it requests are refused, because forgetting would let replays in.</summary>
    private const int MostPerPeriod = 4_000_000;

    private static readonly TimeSpan s_period = TimeSpan.FromMinutes(30);
    private readonly Lock _lock = new();
    private HashSet<UInt128> _current = [];
    private HashSet<UInt128> _previous = [];
    private DateTimeOffset _began = DateTimeOffset.MinValue;

    /// <summary>Takes a nonce.</summary>
    /// <param name="accessKeyId">Key that signed.</param>
    /// <param name="nonce">Its nonce.</param>
    /// <param name="now">Time of the cloud.</param>
    /// <returns>False when the key used the nonce before.</returns>
    /// <exception cref="CloudError">503: too many requests to remember.</exception>
    public bool TryUse(string accessKeyId, string nonce, DateTimeOffset now)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{accessKeyId}\n{nonce}"), digest);
        UInt128 key = BitConverter.ToUInt128(digest[..16]);
        lock (_lock)
        {
            Turn(now);
            if (_previous.Contains(key) || _current.Contains(key))
            {
                return false;
            }

            return _current.Count < MostPerPeriod
                ? _current.Add(key)
                : throw new CloudError(503, "ServiceUnavailable", "More requests than the replay protection can remember; retry later.");
        }
    }

    private void Turn(DateTimeOffset now)
    {
        if (now - _began < s_period)
        {
            return;
        }

        _previous = now - _began < 2 * s_period ? _current : [];
        _current = [];
        _began = now;
    }
}
