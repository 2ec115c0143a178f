using ActionTrail.Core.Caching;
using ActionTrail.Core.Policies;

namespace ActionTrail.LocalCloud.Gateway;

/// <summary>Parsed policies by their text, because every call evaluates the same few. Thread-safe.</summary>
internal static class PolicyTexts
{
    private static readonly BoundedCache<(PolicyKind Kind, string Json), PolicyDocument> s_parsed = new(4096);

    /// <summary>Parses a policy that was checked when it was stored.</summary>
    /// <param name="kind">Kind of policy.</param>
    /// <param name="json">Its text.</param>
    /// <returns>The policy.</returns>
    public static PolicyDocument Parse(PolicyKind kind, string json) =>
        s_parsed.TryGet((kind, json), out PolicyDocument? known) ? known : s_parsed.Keep((kind, json), PolicyDocument.Parse(json, kind));
}
