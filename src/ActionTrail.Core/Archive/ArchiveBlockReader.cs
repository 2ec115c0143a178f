using System.Buffers;
using System.Runtime.CompilerServices;
using ActionTrail.Core.Archive.Gzip;
using ActionTrail.Core.Errors;

namespace ActionTrail.Core.Archive;

/// <summary>
/// Reads a file in blocks of many events and tells where each event lies, without parsing them. Takes what people have: a JSON array (the
/// delivered format), one object per line, a single object, several of these in a row; plain or gzip. One reader takes one file after another.
/// </summary>
public sealed class ArchiveBlockReader : IDisposable
{
    private const int DefaultBlockSize = 256 * 1024;
    private const int FirstEventCount = 256;

    private readonly RawFile _raw = new();
    private readonly GzipReader _gzip;
    private readonly ArchiveReadLimits _limits;
    private byte[] _buffer;
    private int _capacity; // How much of it is used.
    private EventSpan[] _events = new EventSpan[FirstEventCount];
    private int _eventCount;
    private int _start; // Before it is only what may be needed to inflate more.
    private int _end;
    private int _at; // Everything before it has been cut into events.
    private int _scanned; // Everything before it has been scanned; behind _at inside an event that goes on.
    private RecordScanner _scanner;
    private bool _isCompressed;
    private bool _inEvent;
    private bool _inArray;
    private bool _atEnd = true;
    private InvalidArchiveException? _failure;

    /// <summary>Makes a reader.</summary>
    /// <param name="limits">Limits; null for <see cref="ArchiveReadLimits.Default"/>.</param>
    /// <param name="blockSize">Bytes in a block, unless one event is larger.</param>
    public ArchiveBlockReader(ArchiveReadLimits? limits = null, int blockSize = DefaultBlockSize)
    {
        _limits = limits ?? ArchiveReadLimits.Default;
        _gzip = new(_raw);
        _capacity = Inflater.WindowSize + Inflater.Room + blockSize;
        _buffer = ArrayPool<byte>.Shared.Rent(_capacity);
    }

    /// <summary>The bytes of the block that <see cref="Read"/> found; valid until the next call.</summary>
    public ReadOnlySpan<byte> Block => _buffer.AsSpan(_start, _at - _start);

    /// <summary>The whole events of the block, in order.</summary>
    public ReadOnlySpan<EventSpan> Events => _events.AsSpan(0, _eventCount);

    /// <summary>Plain bytes read so far.</summary>
    public long PlainBytes { get; private set; }

    private bool IsFull => _capacity - _end < (_isCompressed ? Inflater.Room : 1);

    /// <summary>Goes on with a file.</summary>
    /// <param name="source">The file, at its start; read synchronously, and left to its owner.</param>
    public void Open(Stream source)
    {
        _eventCount = _start = _end = _at = _scanned = 0;
        _inEvent = _inArray = _atEnd = false;
        _failure = null;
        PlainBytes = 0;
        _raw.Open(source);
        _isCompressed = GzipReader.IsGzip(_raw.Next);
        _gzip.Start();
    }

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

        _raw.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _eventCount = _start = _at = _end = 0;
    }

    /// <summary>Keeps the beginning of an event that goes on, and what may be needed to inflate more.</summary>
    private void DropCut()
    {
        int needed = _isCompressed ? Math.Max(0, Inflater.WindowSize - (_end - _at)) : 0;
        int dropped = Math.Max(0, _at - needed);
        Buffer.BlockCopy(_buffer, dropped, _buffer, 0, _end - dropped);
        _scanned -= dropped;
        _end -= dropped;
        _at -= dropped;
        _start = _at;
    }

    private void Fill()
    {
        if (IsFull)
        {
            Grow();
        }

        while (!_atEnd && !IsFull)
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
            return _isCompressed ? _gzip.Read(_buffer.AsSpan(0, _capacity), _end) : _raw.Take(_buffer.AsSpan(_end, _capacity - _end));
        }
        catch (InvalidDataException broken)
        {
            _failure = new($"{broken.Message} behind byte {PlainBytes}", broken);
            return 0; // What came before the damage is cut into events first.
        }
    }

    private void Grow()
    {
        if (_end - _at >= _limits.MaxEventBytes)
        {
            throw new InvalidArchiveException($"has an event of more than {_limits.MaxEventBytes} bytes at byte {PlainBytes - (_end - _at)}");
        }

        _capacity *= 2;
        byte[] larger = ArrayPool<byte>.Shared.Rent(_capacity);
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
            Add(new(_at - _start, end - _at, _scanner.HasUnicodeEscapes));
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
