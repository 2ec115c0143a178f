using System.Security.Cryptography;
using System.Text;

namespace ActionTrail.LocalCloud.Gateway;

/// <summary>
/// Remembers which nonces each access key has used, over restarts too. A nonce is kept for at least 30 minutes, longer than the clock check
/// lets its request live, as a 128-bit digest. Thread-safe.
/// </summary>
/// <param name="folder">Folder of the cloud.</param>
internal sealed class NonceStore(string folder) : IDisposable
{
    /// <summary>How many nonces are kept in one period; beyond it requests are refused, because forgetting would let replays in.</summary>
    private const int MostPerPeriod = 4_000_000;

    private static readonly TimeSpan s_period = TimeSpan.FromMinutes(30);
    private readonly Lock _lock = new();
    private readonly NonceFiles _files = new(folder);
    private HashSet<UInt128> _current = [];
    private HashSet<UInt128> _previous = [];
    private DateTimeOffset? _began;

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

            if (_current.Count >= MostPerPeriod)
            {
                throw new CloudError(503, "ServiceUnavailable", "More requests than the replay protection can remember; retry later.");
            }

            _files.Add(key);
            return _current.Add(key);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _files.Dispose();

    private void Turn(DateTimeOffset now)
    {
        if (_began is not { } began)
        {
            Resume(now);
        }
        else if (now - began >= s_period)
        {
            _previous = now - began < 2 * s_period ? _current : [];
            Begin(now, oldest: _previous.Count > 0 ? began : null);
        }
    }

    /// <summary>Goes on where an earlier process stopped.</summary>
    private void Resume(DateTimeOffset now)
    {
        IReadOnlyList<DateTimeOffset> periods = _files.Periods();
        if (periods is [{ } newest, ..] && now - newest < s_period)
        {
            _previous = periods.Count > 1 ? _files.Read(periods[1]) : [];
            _current = _files.Read(newest);
            _files.Open(newest);
            _began = newest;
            return;
        }

        _previous = periods is [{ } last, ..] && now - last < 2 * s_period ? _files.Read(last) : [];
        Begin(now, oldest: _previous.Count > 0 ? periods[0] : null);
    }

    private void Begin(DateTimeOffset now, DateTimeOffset? oldest)
    {
        var began = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        _files.Open(began);
        _current = [];
        _began = began;
        foreach (DateTimeOffset forgotten in _files.Periods().Where(period => period < (oldest ?? began)))
        {
            _files.Delete(forgotten);
        }
    }
}
