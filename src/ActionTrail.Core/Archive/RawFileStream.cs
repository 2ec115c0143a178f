using System.Buffers;

namespace ActionTrail.Core.Archive;

/// <summary>A file as it lies, read ahead through a pooled buffer, so that its first bytes can be looked at. Read-only, forward-only.</summary>
/// <param name="source">The file, at its start; disposed with this stream.</param>
internal sealed class RawFileStream(Stream source) : ForwardReadStream
{
    private const int Ahead = 64 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Ahead);
    private ReadOnlyMemory<byte> _appended;
    private int _start;
    private int _end;

    /// <summary>Whether all of the file has been read, and bytes that were appended to it.</summary>
    public bool IsBehindEnd { get; private set; }

    /// <summary>Lets a few bytes follow the file's own, in a read of their own.</summary>
    public void Append(ReadOnlyMemory<byte> bytes) => _appended = bytes;

    /// <summary>Whether the file starts so; valid before anything is read.</summary>
    public bool StartsWith(ReadOnlySpan<byte> bytes)
    {
        _end = source.ReadAtLeast(_buffer, bytes.Length, throwOnEndOfStream: false);
        return _buffer.AsSpan(0, _end).StartsWith(bytes);
    }

    public override int Read(Span<byte> buffer)
    {
        if (_start == _end)
        {
            if (buffer.Length >= Ahead)
            {
                return source.Read(buffer) is > 0 and int direct ? direct : ReadAppended(buffer);
            }

            _start = 0;
            _end = source.Read(_buffer);
        }

        int taken = Math.Min(_end - _start, buffer.Length);
        _buffer.AsSpan(_start, taken).CopyTo(buffer);
        _start += taken;
        return taken > 0 ? taken : ReadAppended(buffer);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _buffer.Length > 0)
        {
            source.Dispose();
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            _start = _end = 0;
        }

        base.Dispose(disposing);
    }

    private int ReadAppended(Span<byte> buffer)
    {
        int taken = Math.Min(_appended.Length, buffer.Length);
        _appended.Span[..taken].CopyTo(buffer);
        _appended = _appended[taken..];
        IsBehindEnd |= taken > 0;
        return taken;
    }
}
