using System.Buffers;
using System.IO.Compression;
using ActionTrail.Core.Errors;

namespace ActionTrail.Core.Archive;

/// <summary>
/// Cuts a file into raw events without parsing them. Takes what people have: a JSON array (the delivered format), one object per line, a single
/// object, several of these in a row; plain or gzip.
/// </summary>
public sealed class ArchiveFileReader : IDisposable
{
    private const int FirstBufferSize = 128 * 1024;

    private readonly Stream _plain;
    private readonly ArchiveReadLimits _limits;
    private readonly bool _isCompressed;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBufferSize);
    private int _start;
    private int _end;
    private int _recordLength;
    private long _total;
    private bool _inArray;

    /// <summary>Starts reading.</summary>
    /// <param name="source">The file, at its start; read synchronously and disposed with this reader.</param>
    /// <param name="limits">Limits; null for <see cref="ArchiveReadLimits.Default"/>.</param>
    public ArchiveFileReader(Stream source, ArchiveReadLimits? limits = null)
    {
        _limits = limits ?? ArchiveReadLimits.Default;
        var head = new byte[2];
        int known = source.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        Stream whole = new ResumedStream(head.AsMemory(0, known), source);
        _isCompressed = head is [0x1F, 0x8B];
        _plain = _isCompressed ? new GZipStream(whole, CompressionMode.Decompress) : whole;
    }

    /// <summary>The event that <see cref="Read"/> found; valid until the next call.</summary>
    public ReadOnlySpan<byte> Current => _buffer.AsSpan(_start, _recordLength);

    /// <summary>Reads every event of a file in memory.</summary>
    /// <param name="file">The file.</param>
    /// <param name="limits">Limits; null for <see cref="ArchiveReadLimits.Default"/>.</param>
    /// <returns>The events, each in its own memory.</returns>
    /// <exception cref="InvalidArchiveException">The file is broken or beyond the limits.</exception>
    public static IReadOnlyList<byte[]> ReadAll(byte[] file, ArchiveReadLimits? limits = null)
    {
        using var reader = new ArchiveFileReader(new MemoryStream(file, writable: false), limits);
        var events = new List<byte[]>();
        while (reader.Read())
        {
            events.Add(reader.Current.ToArray());
        }

        return events;
    }

    /// <summary>Goes to the next event.</summary>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="InvalidArchiveException">The file is broken or beyond the limits.</exception>
    public bool Read()
    {
        _start += _recordLength;
        _recordLength = 0;
        if (!SkipToRecord())
        {
            return false;
        }

        var scanner = new RecordScanner();
        int scanned = 0;
        while (true)
        {
            int end = scanner.Scan(_buffer.AsSpan(_start + scanned, _end - _start - scanned));
            if (end >= 0)
            {
                _recordLength = scanned + end;
                return true;
            }

            scanned = _end - _start;
            if (!Fill())
            {
                throw new InvalidArchiveException($"ends inside an event that starts at byte {_total - scanned}");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _plain.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _start = _end = _recordLength = 0;
    }

    private bool SkipToRecord()
    {
        while (_start < _end || Fill())
        {
            byte found = _buffer[_start];
            switch (found)
            {
                case (byte)'{':
                    return true;
                case (byte)'[' when !_inArray:
                    _inArray = true;
                    break;
                case (byte)']' when _inArray:
                    _inArray = false;
                    break;
                case (byte)',' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n':
                    break;
                case 0xEF or 0xBB or 0xBF when _total - (_end - _start) < 3:
                    break; // A byte order mark.
                default:
                    throw new InvalidArchiveException($"has the byte 0x{found:X2} at {_total - (_end - _start)}, where an event is expected");
            }

            _start++;
        }

        return _inArray ? throw new InvalidArchiveException("ends inside an array") : false;
    }

    /// <summary>Reads on behind what is there, keeping everything from the start of the record.</summary>
    private bool Fill()
    {
        MakeRoom();
        int read;
        try
        {
            read = _plain.Read(_buffer, _end, _buffer.Length - _end);
        }
        catch (InvalidDataException broken)
        {
            throw new InvalidArchiveException($"has broken compression behind byte {_total}", broken);
        }

        _end += read;
        _total += read;
        return _isCompressed && _total > _limits.MaxInflatedBytes
            ? throw new InvalidArchiveException($"inflates to more than {_limits.MaxInflatedBytes} bytes")
            : read > 0;
    }

    private void MakeRoom()
    {
        int kept = _end - _start;
        if (kept >= _limits.MaxEventBytes)
        {
            throw new InvalidArchiveException($"has an event of more than {_limits.MaxEventBytes} bytes at byte {_total - kept}");
        }

        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, kept);
        }
        else if (kept == _buffer.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(kept * 2);
            Buffer.BlockCopy(_buffer, 0, larger, 0, kept);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        _start = 0;
        _end = kept;
    }
}
