using System.IO.Compression;

namespace ActionTrail.Core.Archive.Gzip;

/// <summary>
/// Decodes DEFLATE (RFC 1951) straight into the buffer of its caller, which also is its window. A search spends most of its time here, so it is
/// done faster than <see cref="DeflateStream"/> does it.
/// </summary>
internal sealed class Inflater
{
    /// <summary>How far back a match may reach: so many bytes before the place to write must be as they were written.</summary>
    public const int WindowSize = 32 * 1024;

    /// <summary>Free bytes without which nothing is written.</summary>
    public const int Room = SymbolDecoder.Room;

    private readonly RawFile _raw;
    private readonly BitInput _input;
    private readonly BlockCodes _codes;
    private Block _block;
    private bool _isLast;
    private int _stored;
    private long _written;

    /// <summary>Makes an inflater.</summary>
    /// <param name="raw">The compressed bytes.</param>
    public Inflater(RawFile raw)
    {
        _raw = raw;
        _input = new(raw);
        _codes = new(raw, _input);
    }

    private enum Block
    {
        None,
        Stored,
        Coded,
        Broken,
        Ended,
    }

    /// <summary>Whether all has been decoded; the file stands behind it.</summary>
    public bool IsAtEnd => _block == Block.Ended;

    /// <summary>Starts with the next byte of the file.</summary>
    public void Start()
    {
        _input.Start();
        _block = Block.None;
        _isLast = false;
        _written = 0;
    }

    /// <summary>Decodes until the end, or until there is less than <see cref="Room"/>.</summary>
    /// <param name="window">Holds what was written before, and takes more.</param>
    /// <param name="at">Where to write; it is moved on, also when this throws.</param>
    /// <exception cref="InvalidDataException">The bytes are no DEFLATE; the message is what follows "it".</exception>
    public void Read(Span<byte> window, ref int at)
    {
        while (_block != Block.Ended && window.Length - at >= Room)
        {
            int start = at;
            try
            {
                switch (_block)
                {
                    case Block.None:
                        ReadHeader();
                        break;
                    case Block.Stored:
                        CopyStored(window, ref at);
                        break;
                    case Block.Coded:
                        DecodeBlock(window, ref at);
                        break;
                    default:
                        throw new InvalidDataException("has broken compression");
                }
            }
            finally
            {
                _written += at - start;
            }
        }
    }

    private void ReadHeader()
    {
        if (_isLast)
        {
            _input.Align();
            _block = Block.Ended;
            return;
        }

        _isLast = _input.Take(1) == 1;
        _block = _input.Take(2) switch
        {
            0 => ReadStoredLength() ? Block.Stored : Block.Broken,
            1 => _codes.TryUse(DeflateAlphabet.FixedLengths, DeflateAlphabet.MaxLiterals) ? Block.Coded : Block.Broken,
            2 => _codes.TryRead() ? Block.Coded : Block.Broken,
            _ => Block.Broken,
        };
    }

    private bool ReadStoredLength()
    {
        _input.Align();
        _stored = _input.Take(16);
        bool isWhole = _input.Take(16) == (~_stored & 0xFFFF);
        _input.Align();
        return isWhole;
    }

    private void CopyStored(Span<byte> window, ref int at)
    {
        int copied = _stored == 0 ? 0 : _raw.Take(window.Slice(at, Math.Min(_stored, window.Length - at)));
        if (copied == 0 && _stored > 0)
        {
            throw new InvalidDataException("is cut");
        }

        at += copied;
        _stored -= copied;
        _block = _stored == 0 ? Block.None : Block.Stored;
    }

    /// <summary>Decodes symbols while there is room and input; near the end of the file step by step, as there may be no more of it.</summary>
    private void DecodeBlock(Span<byte> window, ref int at)
    {
        int floor = (int)Math.Max(at - _written, at - WindowSize);
        while (_block == Block.Coded && window.Length - at >= Room)
        {
            DecodeEnd end;
            int next;
            if (_input.FillFile())
            {
                next = SymbolDecoder.Decode(_raw, _input, _codes, window, at, floor, window.Length - Room + 1, _raw.End - RawFile.Margin, out end);
            }
            else
            {
                next = SymbolDecoder.Decode(_raw, _input, _codes, window, at, floor, at + 1, _raw.End, out end);
                _input.CheckOverrun();
            }

            at = next;
            _block = end switch { DecodeEnd.OfBlock => Block.None, DecodeEnd.Broken => Block.Broken, _ => Block.Coded };
        }
    }
}
