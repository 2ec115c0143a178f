using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Trails;

namespace ActionTrail.Core.Seals;

/// <summary>The key of a digest: its place in the chain and the hash of its bytes. Whoever notes it down has noted all that the chain says up to there.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="Sequence">Its number in the chain; the first is 1.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 lower-case hex digits.</param>
public sealed record SealDigestKey(SealChain Chain, long Sequence, string Sha256)
{
    private const string Extension = ".seal";
    private const int HashLength = 64;

    private static readonly SearchValues<char> s_hex = SearchValues.Create("0123456789abcdef");

    /// <summary>Parses a key.</summary>
    /// <param name="text">Whole key, with its prefix.</param>
    /// <returns>The key.</returns>
    /// <exception cref="InvalidNameException">The text is no key of a digest.</exception>
    public static SealDigestKey Parse(string text) => TryParse(text, out SealDigestKey? key)
        ? key
        : throw new InvalidNameException("Digest key", text, $"is not of the form prefix/{SealChain.Root}/account/trail/creation/kind/number_sha256{Extension}");

    /// <summary>Parses a key if it is one.</summary>
    /// <param name="text">Whole key, with its prefix; null never parses.</param>
    /// <param name="result">The key, or null.</param>
    /// <returns>Whether it parsed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out SealDigestKey? result)
    {
        result = null;
        if (text?.Split('/') is not [.. var prefix, SealChain.Root, var account, var trail, { Length: 17 } creation, var kindName, var file]
            || !AccountId.TryParse(account, out AccountId? owner) || !TrailName.TryParse(trail, out TrailName? name) || !creation.All(char.IsAsciiDigit)
            || ArchivePartition.KindOf(kindName) is not { } kind || !file.EndsWith(Extension, StringComparison.Ordinal)
            || file[..^Extension.Length].Split('_') is not [{ Length: 10 } number, { Length: HashLength } hash]
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long sequence) || sequence == 0
            || hash.AsSpan().ContainsAnyExcept(s_hex))
        {
            return false;
        }

        var chain = new SealChain { Prefix = string.Join('/', prefix), Owner = owner, Trail = name, Creation = creation, Kind = kind };
        result = new(chain, sequence, hash);
        return true;
    }

    /// <summary>The key as OSS takes it.</summary>
    /// <returns>The object key.</returns>
    public ObjectKey ToObjectKey() => ObjectKey.Parse(ToString());

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Chain.Folder}{Sequence:D10}_{Sha256}{Extension}");
}
