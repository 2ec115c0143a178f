using System.IO.Compression;

namespace ActionTrail.Core.Archive;

/// <summary>
/// Puts raw events into one file as they are. The same events at the same level give the same bytes (the gzip header carries no time), so a
/// delivery that is repeated makes the same object.
/// </summary>
public sealed class ArchiveFileWriter : IDisposable
{
    private readonly MemoryStream _compressed = new();
    private readonly GZipStream _gzip;
    private bool _completed;

    /// <summary>Starts a file.</summary>
    /// <param name="level">How hard to compress.</param>
    public ArchiveFileWriter(CompressionLevel level = CompressionLevel.Optimal) => _gzip = new(_compressed, level, leaveOpen: true);

    /// <summary>How many events have been appended.</summary>
    public int EventCount { get; private set; }

    /// <summary>Size so far before compression, in bytes, brackets and commas included.</summary>
    public long PlainSize { get; private set; }

    /// <summary>Appends one event.</summary>
    /// <param name="json">One JSON object, UTF-8; written byte for byte, not checked.</param>
    public void Append(ReadOnlySpan<byte> json)
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        Write(EventCount == 0 ? "["u8 : ","u8);
        Write(json);
        EventCount++;
    }

    /// <summary>Finishes the file; nothing can be appended any more.</summary>
    /// <returns>The file; its bytes stay valid after this writer is disposed.</returns>
    public ArchiveFile Complete()
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        Write(EventCount == 0 ? "[]"u8 : "]"u8);
        Dispose();
        ReadOnlyMemory<byte> bytes = _compressed.GetBuffer().AsMemory(0, (int)_compressed.Length);
        return new(bytes, EventCount, PlainSize, ArchiveFile.Md5Of(bytes.Span));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _completed = true;
        _gzip.Dispose();
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _gzip.Write(bytes);
        PlainSize += bytes.Length;
    }
}
