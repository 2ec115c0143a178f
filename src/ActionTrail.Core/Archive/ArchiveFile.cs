using System.Security.Cryptography;

namespace ActionTrail.Core.Archive;

/// <summary>A finished file of events: gzip of one JSON array.</summary>
/// <param name="Bytes">The compressed bytes.</param>
/// <param name="EventCount">How many events it holds.</param>
/// <param name="PlainSize">Size of the array before compression, in bytes.</param>
/// <param name="Md5">MD5 of <paramref name="Bytes"/>, 32 lower-case hex digits.</param>
public sealed record ArchiveFile(ReadOnlyMemory<byte> Bytes, int EventCount, long PlainSize, string Md5)
{
    /// <summary>The hash that a file's key and its ETag carry. It tells files apart; nothing is trusted to it.</summary>
    /// <param name="bytes">The compressed bytes.</param>
    /// <returns>MD5, 32 lower-case hex digits.</returns>
    public static string Md5Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
}
