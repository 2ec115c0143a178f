using System.Buffers.Binary;
using System.IO.Hashing;

namespace ActionTrail.Core.Archive.Gzip;

/// <summary>Inflates a gzip file (RFC 1952) of one or more members, checks their checksums, and refuses a file that was cut, or that goes on behind them.</summary>
/// <param name="raw">The file, at its start whenever <see cref="Start"/> is called.</param>
internal sealed class GzipReader(RawFile raw)
{
    private const byte Deflated = 8;

    private readonly Inflater _inflater = new(raw);
    private readonly Crc32 _checksum = new();
    private long _length;
    private bool _isInside;
    private InvalidDataException? _damage;

    /// <summary>Whether a file starts like gzip.</summary>
    /// <param name="start">Its first bytes.</param>
    public static bool IsGzip(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    /// <summary>Starts with the file as it is now.</summary>
    public void Start()
    {
        _isInside = false;
        _damage = null;
    }

    /// <summary>Reads what the file inflates to.</summary>
    /// <param name="window">The last <see cref="Inflater.WindowSize"/> bytes of what was read stand in it before <paramref name="at"/>.</param>
    /// <param name="at">Where to write.</param>
    /// <returns>How many bytes; 0 at the end, or when there is less room than <see cref="Inflater.Room"/>.</returns>
    /// <exception cref="InvalidDataException">The file is no whole gzip file, and everything before the damage was read; the message is what follows "it".</exception>
    public int Read(Span<byte> window, int at)
    {
        int start = at;
        try
        {
            while (_damage is null && window.Length - at >= Inflater.Room && (_isInside || OpenMember()))
            {
                ReadMember(window, ref at);
            }
        }
        catch (InvalidDataException broken)
        {
            _damage = broken;
        }

        return at > start || _damage is null ? at - start : throw _damage;
    }

    private void ReadMember(Span<byte> window, ref int at)
    {
        int start = at;
        try
        {
            _inflater.Read(window, ref at);
        }
        finally
        {
            _checksum.Append(window[start..at]);
            _length += at - start;
        }

        if (_inflater.IsAtEnd)
        {
            CloseMember();
        }
    }

    /// <summary>Goes over the header of the next member.</summary>
    /// <returns>False when the file ends before it.</returns>
    private bool OpenMember()
    {
        raw.Fill();
        if (raw.At == raw.End)
        {
            return false;
        }

        if (Next() != 0x1F || Next() != 0x8B || Next() != Deflated)
        {
            throw new InvalidDataException("has other bytes than gzip");
        }

        var flags = (Flags)Next();
        if (flags >= Flags.Unknown)
        {
            throw new InvalidDataException("has a kind of gzip that is not known");
        }

        Skip(6); // Time, level, system.
        if (flags.HasFlag(Flags.Extra))
        {
            Skip(Next() | (Next() << 8));
        }

        SkipText(flags.HasFlag(Flags.Name));
        SkipText(flags.HasFlag(Flags.Comment));
        Skip(flags.HasFlag(Flags.HeaderChecksum) ? 2 : 0);
        _inflater.Start();
        _checksum.Reset();
        _length = 0;
        _isInside = true;
        return true;
    }

    private void CloseMember()
    {
        Span<byte> trailer = stackalloc byte[2 * sizeof(uint)];
        foreach (ref byte value in trailer)
        {
            value = Next();
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(trailer) != _checksum.GetCurrentHashAsUInt32()
            || BinaryPrimitives.ReadUInt32LittleEndian(trailer[sizeof(uint)..]) != (uint)_length)
        {
            throw new InvalidDataException("has broken compression");
        }

        _isInside = false;
    }

    private void SkipText(bool isThere)
    {
        while (isThere && Next() != 0)
        {
        }
    }

    private void Skip(int count)
    {
        for (; count > 0; count--)
        {
            Next();
        }
    }

    private byte Next()
    {
        raw.Fill();
        return raw.At < raw.End ? raw.Buffer[raw.At++] : throw new InvalidDataException("is cut");
    }

    [Flags]
    private enum Flags : byte
    {
        Text = 1,
        HeaderChecksum = 2,
        Extra = 4,
        Name = 8,
        Comment = 16,
        Unknown = 32,
    }
}
