using System.Globalization;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>A range of an object.</summary>
/// <param name="Offset">First byte.</param>
/// <param name="Count">How many bytes, at least 1.</param>
internal readonly record struct ByteRange(long Offset, long Count)
{
    private const string Unit = "bytes=";

    /// <summary>Reads a Range header.</summary>
    /// <param name="header">The header; empty when it was not sent.</param>
    /// <param name="size">Size of the object.</param>
    /// <returns>The part of the range that lies in the object; null when the header is not one range, or it lies outside.</returns>
    public static ByteRange? Parse(string header, long size)
    {
        if (!header.StartsWith(Unit, StringComparison.OrdinalIgnoreCase) || header[Unit.Length..].Trim().Split('-') is not [var first, var last])
        {
            return null;
        }

        if (first.Length == 0)
        {
            return Number(last) is { } count and > 0 && size > 0 ? new ByteRange(Math.Max(0, size - count), Math.Min(count, size)) : null;
        }

        long? from = Number(first);
        long? to = last.Length == 0 ? size - 1 : Number(last);
        return from < size && to >= from ? new ByteRange(from.Value, Math.Min(to.Value, size - 1) - from.Value + 1) : null;
    }

    /// <summary>The range as Content-Range has it.</summary>
    public string Describe(long size) => string.Create(CultureInfo.InvariantCulture, $"bytes {Offset}-{Offset + Count - 1}/{size}");

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
