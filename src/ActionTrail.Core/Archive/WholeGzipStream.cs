using System.IO.Compression;

namespace ActionTrail.Core.Archive;

/// <summary>
/// Inflates a gzip file of one or more members and refuses one that was cut, or that goes on behind them. <see cref="GZipStream"/> takes both
/// for files that end there; so it is given one more member, ours, behind the file's bytes: only after whole members does that come out.
/// </summary>
internal sealed class WholeGzipStream : ForwardReadStream
{
    private static readonly byte[] s_mark = "the file is whole"u8.ToArray();
    private static readonly byte[] s_markMember = Compress(s_mark);

    private readonly RawFileStream _raw;
    private readonly GZipStream _members;
    private bool _isAtEnd;

    /// <summary>Starts reading.</summary>
    /// <param name="raw">The file, at its start; disposed with this stream.</param>
    public WholeGzipStream(RawFileStream raw)
    {
        _raw = raw;
        _raw.Append(s_markMember);
        _members = new(raw, CompressionMode.Decompress);
    }

    /// <summary>Reads what the file inflates to.</summary>
    /// <exception cref="InvalidDataException">The file is no whole gzip file; the message is what follows "it".</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_isAtEnd || buffer.IsEmpty)
        {
            return 0;
        }

        (int read, bool isWhole) = ReadMembers(buffer);
        if (_raw.IsBehindEnd)
        {
            _isAtEnd = true; // What came now is not of the file.
            return isWhole ? 0 : throw new InvalidDataException("is cut");
        }

        return read > 0 ? read : throw new InvalidDataException("has other bytes than gzip");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _members.Dispose();
        }

        base.Dispose(disposing);
    }

    private (int Read, bool IsWhole) ReadMembers(Span<byte> buffer)
    {
        try
        {
            int read = _members.Read(buffer);
            return (read, _raw.IsBehindEnd && IsMark(buffer[..read]));
        }
        catch (InvalidDataException broken)
        {
            throw new InvalidDataException(_raw.IsBehindEnd ? "is cut" : "has broken compression", broken);
        }
    }

    private bool IsMark(ReadOnlySpan<byte> first)
    {
        Span<byte> found = stackalloc byte[s_mark.Length + 1];
        int length = Math.Min(first.Length, found.Length);
        first[..length].CopyTo(found);
        while (length < found.Length && _members.Read(found[length..]) is > 0 and int more)
        {
            length += more;
        }

        return found[..length].SequenceEqual(s_mark);
    }

    private static byte[] Compress(byte[] plain)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
        {
            gzip.Write(plain);
        }

        return file.ToArray();
    }
}
