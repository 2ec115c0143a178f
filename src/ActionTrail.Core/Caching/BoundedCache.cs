using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace ActionTrail.Core.Caching;

/// <summary>
/// Remembers what follows from a key, so that it need not be worked out again. When it is full it forgets everything
/// and starts anew: whoever invents keys costs others time, never memory. Thread-safe.
/// </summary>
/// <typeparam name="TKey">Everything that the value follows from.</typeparam>
/// <typeparam name="TValue">What is remembered; immutable, because all share it.</typeparam>
/// <param name="most">How many keys it remembers at most, give or take one per thread.</param>
public sealed class BoundedCache<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> _known = new();

    /// <summary>How many keys it remembers now.</summary>
    public int Count => _known.Count;

    /// <summary>Recalls a value.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">The value, if it is remembered.</param>
    /// <returns>Whether it is.</returns>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value) => _known.TryGetValue(key, out value);

    /// <summary>Remembers a value.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">The value.</param>
    /// <returns>The value.</returns>
    public TValue Keep(TKey key, TValue value)
    {
        if (_known.Count >= most)
        {
            _known.Clear();
        }

        return _known[key] = value;
    }

    /// <summary>Forgets a value that holds no longer.</summary>
    /// <param name="key">Its key.</param>
    public void Forget(TKey key) => _known.TryRemove(key, out _);
}
