using System.Buffers;
using System.IO.Compression;

namespace ActionTrail.Core.Archive;

/// <summary>
/// Puts raw events into one file as they are. The same events at the same level give the same bytes (the gzip header carries no time), so a
/// delivery that is repeated makes the same object.
/// </summary>
public sealed class ArchiveFileWriter : IDisposable
{
    /// <summary>The compressor is called for a block at a time: a call for every event and comma costs as much as compressing them.</summary>
    private const int BlockSize = 64 * 1024;

    /// <summary>Audit events shrink to a fifth or less.</summary>
    private const int ExpectedRatio = 4;

    private readonly MemoryStream _compressed;
    private readonly GZipStream _gzip;
    private readonly byte[] _block = ArrayPool<byte>.Shared.Rent(BlockSize);
    private int _waiting;
    private bool _completed;

    /// <summary>Starts a file.</summary>
    /// <param name="level">How hard to compress.</param>
    /// <param name="expectedSize">Bytes to expect before compression, where they are known; 0 otherwise.</param>
    public ArchiveFileWriter(CompressionLevel level = CompressionLevel.Optimal, int expectedSize = 0)
    {
        _compressed = new MemoryStream(expectedSize / ExpectedRatio);
        _gzip = new(_compressed, level, leaveOpen: true);
    }

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
        Flush();
        Dispose();
        ReadOnlyMemory<byte> bytes = _compressed.GetBuffer().AsMemory(0, (int)_compressed.Length);
        return new(bytes, EventCount, PlainSize, ArchiveFile.Md5Of(bytes.Span));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_completed)
        {
            _completed = true;
            ArrayPool<byte>.Shared.Return(_block);
            _gzip.Dispose();
        }
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        PlainSize += bytes.Length;
        for (int taken; bytes.Length > 0; bytes = bytes[taken..])
        {
            if (_waiting == BlockSize)
            {
                Flush();
            }

            taken = Math.Min(bytes.Length, BlockSize - _waiting);
            bytes[..taken].CopyTo(_block.AsSpan(_waiting));
            _waiting += taken;
        }
    }

    private void Flush()
    {
        _gzip.Write(_block.AsSpan(0, _waiting));
        _waiting = 0;
    }
}
