using System.Collections.Concurrent;

namespace ActionTrail.Commands;

/// <summary>What completers found for one context, kept for a few seconds so that pressing Tab again asks nobody.</summary>
internal sealed class CompletionCache
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<Type, (long Found, IReadOnlyList<string> Names)> _known = new();

    /// <summary>Names that a completer found a moment ago.</summary>
    /// <param name="completer">Type of the completer.</param>
    /// <param name="clock">The context's clock.</param>
    /// <returns>The names; null when there are none or they are old.</returns>
    public IReadOnlyList<string>? Find(Type completer, TimeProvider clock) =>
        _known.TryGetValue(completer, out (long Found, IReadOnlyList<string> Names) entry) && clock.GetElapsedTime(entry.Found) < s_lifetime ? entry.Names : null;

    /// <summary>Keeps names.</summary>
    /// <param name="completer">Type of the completer.</param>
    /// <param name="names">What it found.</param>
    /// <param name="clock">The context's clock.</param>
    public void Keep(Type completer, IReadOnlyList<string> names, TimeProvider clock) => _known[completer] = (clock.GetTimestamp(), names);
}
