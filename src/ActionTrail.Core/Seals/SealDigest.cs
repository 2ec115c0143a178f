using System.Security.Cryptography;

namespace ActionTrail.Core.Seals;

/// <summary>One link of a chain: what was delivered since the link before, and the hash of the link before.</summary>
public sealed record SealDigest
{
    /// <summary>The hash that the first link names: 64 zeros.</summary>
    public static string NoPrevious { get; } = new('0', 64);

    /// <summary>ARN of the trail.</summary>
    public required string Trail { get; init; }

    /// <summary>Bucket that it was written into; a copy of the archive may lie elsewhere.</summary>
    public required string Bucket { get; init; }

    /// <summary>Folder of the chain; ends in a slash.</summary>
    public required string Chain { get; init; }

    /// <summary>Its number in the chain; the first is 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>SHA-256 of the link before; <see cref="NoPrevious"/> for the first.</summary>
    public required string Previous { get; init; }

    /// <summary>When it was journalled (UTC).</summary>
    public required DateTimeOffset SealedAt { get; init; }

    /// <summary>Objects of all links up to and with this one.</summary>
    public required long TotalObjects { get; init; }

    /// <summary>Events of all links up to and with this one.</summary>
    public required long TotalEvents { get; init; }

    /// <summary>The objects of this link, in the order in which their writes were acknowledged; at least one.</summary>
    public required IReadOnlyList<SealedObject> Objects { get; init; }

    /// <summary>Hashes bytes as seals do.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>SHA-256, 64 lower-case hex digits.</returns>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
