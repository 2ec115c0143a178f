using ActionTrail.Core.Archive;
using ActionTrail.Core.Seals;

namespace ActionTrail.Engine.Verification.Seals;

/// <summary>Where keys lie: below which prefix, and in which of the folders that seals have to do with.</summary>
internal static class SealedKeys
{
    /// <summary>Whether a key lies in a folder of delivered events.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The prefix before the folder; null when it does not.</returns>
    public static string? ArchivePrefix(string key) => PrefixBefore(key, ArchivePartition.Root);

    /// <summary>Whether a key lies in a folder of digests.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The prefix before the folder; null when it does not.</returns>
    public static string? SealPrefix(string key) => PrefixBefore(key, SealChain.Root);

    /// <summary>A chain's folder without its prefix.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>What follows the prefix.</returns>
    public static string BelowPrefix(string folder) => SealPrefix(folder) is { Length: > 0 } prefix ? folder[(prefix.Length + 1)..] : folder;

    /// <summary>Where an object of a digest lies, if the whole archive was copied below another prefix.</summary>
    /// <param name="key">The key that the digest names.</param>
    /// <param name="recorded">Folder of the chain as the digest tells it.</param>
    /// <param name="prefix">Prefix of the chain as it lies.</param>
    /// <returns>The key there.</returns>
    public static string Relocate(string key, string recorded, string prefix)
    {
        string from = SealPrefix(recorded) ?? "";
        if (from == prefix)
        {
            return key;
        }

        string below = from.Length == 0 ? key : key.StartsWith($"{from}/", StringComparison.Ordinal) ? key[(from.Length + 1)..] : key;
        return prefix.Length == 0 ? below : $"{prefix}/{below}";
    }

    private static string? PrefixBefore(string key, string folder)
    {
        if (key.StartsWith($"{folder}/", StringComparison.Ordinal))
        {
            return "";
        }

        int at = key.IndexOf($"/{folder}/", StringComparison.Ordinal);
        return at < 0 ? null : key[..at];
    }
}
