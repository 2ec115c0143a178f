using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Archive;

namespace ActionTrail.Engine.Search.Sources;

/// <summary>
/// A large object, read piece by piece: one piece is in memory and the next one on its way. Reading waits when it is faster than the
/// network. An object that is replaced meanwhile is refused, because all pieces must be of the same one.
/// </summary>
internal sealed class OssObjectStream : ForwardReadStream
{
    /// <summary>Bytes of a piece.</summary>
    public const int DefaultPieceSize = 4 * 1024 * 1024;

    private readonly Func<long, string?, Task<OssObject>> _read;
    private readonly string _etag;
    private ReadOnlyMemory<byte> _piece;
    private Task<OssObject>? _next;
    private int _at;
    private long _position;

    private OssObjectStream(OssObject first, Func<long, string?, Task<OssObject>> read, long size)
    {
        _read = read;
        _etag = first.Info.ETag;
        Length = size;
        Take(first);
    }

    public override long Length { get; }

    /// <summary>Reads the first piece.</summary>
    /// <param name="read">Reads the piece that begins at a place; of the object with the ETag, unless that is null.</param>
    /// <param name="size">Size of the object.</param>
    /// <returns>The object.</returns>
    public static async Task<OssObjectStream> OpenAsync(Func<long, string?, Task<OssObject>> read, long size) =>
        new(await read(0, null).ConfigureAwait(false), read, size);

    public override int Read(Span<byte> buffer)
    {
        if (_at == _piece.Length)
        {
            if (_next is null)
            {
                return 0;
            }

            Take(_next.GetAwaiter().GetResult()); // Readers of archives are synchronous.
        }

        int taken = Math.Min(buffer.Length, _piece.Length - _at);
        _piece.Span.Slice(_at, taken).CopyTo(buffer);
        _at += taken;
        _position += taken;
        return taken;
    }

    protected override void Dispose(bool disposing)
    {
        _piece = default;
        _at = 0;
        _next = null; // Whether it comes or fails, nobody waits for it.
        base.Dispose(disposing);
    }

    private void Take(OssObject piece)
    {
        _piece = piece.Body;
        _at = 0;
        long end = _position + _piece.Length;
        _next = end < Length && !_piece.IsEmpty ? _read(end, _etag) : null;
    }
}
