using System.Collections.Concurrent;
using ActionTrail.Core.Policies;

namespace ActionTrail.LocalCloud.Gateway;

/// <summary>Parsed policies by their text, because every call evaluates the same few. Thread-safe.</summary>
internal static class PolicyTexts
{
    private const int Most = 4096;
    private static readonly ConcurrentDictionary<(PolicyKind Kind, string Json), PolicyDocument> s_parsed = new();

    /// <summary>Parses a policy that was checked when it was stored.</summary>
    /// <param name="kind">Kind of policy.</param>
    /// <param name="json">Its text.</param>
    /// <returns>The policy.</returns>
    public static PolicyDocument Parse(PolicyKind kind, string json)
    {
        if (s_parsed.TryGetValue((kind, json), out PolicyDocument? known))
        {
            return known;
        }

        if (s_parsed.Count >= Most)
        {
            s_parsed.Clear();
        }

        return s_parsed[(kind, json)] = PolicyDocument.Parse(json, kind);
    }
}
