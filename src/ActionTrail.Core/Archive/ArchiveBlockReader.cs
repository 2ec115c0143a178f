using System.Buffers;
using System.Runtime.CompilerServices;
using ActionTrail.Core.Errors;

namespace ActionTrail.Core.Archive;

/// <summary>
/// Reads a file in blocks of many events and tells where each event lies, without parsing them. Takes what people have: a JSON array (the
/// delivered format), one object per line, a single object, several of these in a row; plain or gzip.
/// </summary>
public sealed class ArchiveBlockReader : IDisposable
{
    private const int DefaultBlockSize = 256 * 1024;
    private const int FirstEventCount = 256;

    private readonly Stream _plain;
    private readonly ArchiveReadLimits _limits;
    private readonly bool _isCompressed;
    private byte[] _buffer;
    private EventSpan[] _events = new EventSpan[FirstEventCount];
    private int _eventCount;
    private int _end;
    private int _at; // Everything before it has been cut into events.
    private int _scanned; // Everything before it has been scanned; behind _at inside an event that goes on.
    private RecordScanner _scanner;
    private bool _inEvent;
    private bool _inArray;
    private bool _atEnd;
    private InvalidArchiveException? _failure;

    /// <summary>Starts reading.</summary>
    /// <param name="source">The file, at its start; read synchronously and disposed with this reader.</param>
    /// <param name="limits">Limits; null for <see cref="ArchiveReadLimits.Default"/>.</param>
    /// <param name="blockSize">Bytes in a block, unless one event is larger.</param>
    public ArchiveBlockReader(Stream source, ArchiveReadLimits? limits = null, int blockSize = DefaultBlockSize)
    {
        _limits = limits ?? ArchiveReadLimits.Default;
        _buffer = ArrayPool<byte>.Shared.Rent(blockSize);
        var raw = new RawFileStream(source);
        _isCompressed = raw.StartsWith([0x1F, 0x8B]);
        _plain = _isCompressed ? new WholeGzipStream(raw) : raw;
    }

    /// <summary>The bytes of the block that <see cref="Read"/> found; valid until the next call.</summary>
    public ReadOnlySpan<byte> Block => _buffer.AsSpan(0, _at);

    /// <summary>The whole events of the block, in order.</summary>
    public ReadOnlySpan<EventSpan> Events => _events.AsSpan(0, _eventCount);

    /// <summary>Plain bytes read so far.</summary>
    public long PlainBytes { get; private set; }

    /// <summary>Goes to the next block.</summary>
    /// <returns>True when it holds at least one event; false at the end of the file.</returns>
    /// <exception cref="InvalidArchiveException">The file is broken or beyond the limits; every event before the damage has been in a block.</exception>
    public bool Read()
    {
        _eventCount = 0;
        while (_failure is null)
        {
            DropCut();
            try
            {
                Fill();
                Cut();
            }
            catch (InvalidArchiveException broken)
            {
                _failure = broken;
            }

            if (_eventCount > 0)
            {
                return true;
            }

            if (_atEnd && _failure is null)
            {
                return false;
            }
        }

        throw _failure;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_buffer.Length == 0)
        {
            return;
        }

        _plain.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _eventCount = _at = _end = 0;
    }

    /// <summary>Keeps only the beginning of an event that goes on.</summary>
    private void DropCut()
    {
        Buffer.BlockCopy(_buffer, _at, _buffer, 0, _end - _at);
        _scanned -= _at;
        _end -= _at;
        _at = 0;
    }

    private void Fill()
    {
        if (_end == _buffer.Length)
        {
            Grow();
        }

        while (!_atEnd && _end < _buffer.Length)
        {
            int read = ReadPlain();
            _atEnd = read == 0;
            _end += read;
            PlainBytes += read;
            if (_isCompressed && PlainBytes > _limits.MaxInflatedBytes)
            {
                throw new InvalidArchiveException($"inflates to more than {_limits.MaxInflatedBytes} bytes");
            }
        }
    }

    private int ReadPlain()
    {
        try
        {
            return _plain.Read(_buffer, _end, _buffer.Length - _end);
        }
        catch (InvalidDataException broken)
        {
            _failure = new($"{broken.Message} behind byte {PlainBytes}", broken);
            return 0; // What came before the damage is cut into events first.
        }
    }

    private void Grow()
    {
        if (_end >= _limits.MaxEventBytes)
        {
            throw new InvalidArchiveException($"has an event of more than {_limits.MaxEventBytes} bytes at byte {PlainBytes - _end}");
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(_end * 2);
        Buffer.BlockCopy(_buffer, 0, larger, 0, _end);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    /// <summary>Finds the events between what has been cut and what has been read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // One search is often all that a process does: no slow start.
    private void Cut()
    {
        while (_inEvent || SkipToEvent())
        {
            int length = _scanner.Scan(_buffer.AsSpan(_scanned, _end - _scanned));
            if (length < 0)
            {
                _scanned = _end;
                _inEvent = true;
                break;
            }

            int end = _scanned + length;
            Add(new(_at, end - _at, _scanner.HasUnicodeEscapes));
            _at = _scanned = end;
            _inEvent = false;
        }

        if (_atEnd && _failure is null && (_inEvent || _inArray))
        {
            throw new InvalidArchiveException(_inEvent ? $"ends inside an event that starts at byte {PlainBytes - (_end - _at)}" : "ends inside an array");
        }
    }

    /// <summary>Goes over what may stand between events.</summary>
    /// <returns>Whether an event begins where it stopped.</returns>
    private bool SkipToEvent()
    {
        for (; _at < _end; _at++)
        {
            byte found = _buffer[_at];
            switch (found)
            {
                case (byte)'{':
                    _scanned = _at;
                    _scanner = default;
                    return true;
                case (byte)'[' when !_inArray:
                    _inArray = true;
                    break;
                case (byte)']' when _inArray:
                    _inArray = false;
                    break;
                case (byte)',' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n':
                    break;
                case 0xEF or 0xBB or 0xBF when PlainBytes - (_end - _at) < 3:
                    break; // A byte order mark.
                default:
                    throw new InvalidArchiveException($"has the byte 0x{found:X2} at {PlainBytes - (_end - _at)}, where an event is expected");
            }
        }

        _scanned = _at;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(EventSpan found)
    {
        if (_eventCount == _events.Length)
        {
            Array.Resize(ref _events, _eventCount * 2);
        }

        _events[_eventCount++] = found;
    }
}
