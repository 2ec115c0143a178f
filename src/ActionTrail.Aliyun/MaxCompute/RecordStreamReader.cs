using System.Buffers.Binary;
using System.Text;
using ActionTrail.Aliyun.Checksums;

namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>
/// Decodes a record stream, one record at a time, checking every record's checksum and at the end the stream's count and checksum. Not
/// thread-safe.
/// </summary>
/// <param name="columns">Data columns in order, those that the stream was made of.</param>
/// <param name="stream">The whole stream, not compressed.</param>
public sealed class RecordStreamReader(IReadOnlyList<MaxComputeColumn> columns, ReadOnlyMemory<byte> stream)
{
    /// <summary>First and last millisecond of the years 1 to 9999, counted from 1970.</summary>
    private const long FirstMoment = -62_135_596_800_000;
    private const long LastMoment = 253_402_300_799_999;

    private static readonly int s_epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private readonly Field[] _fields = new Field[columns.Count];
    private int _position;
    private uint _recordChecksum;
    private uint _streamChecksum;
    private bool _finished;

    /// <summary>Records read so far.</summary>
    public long Count { get; private set; }

    /// <summary>Goes to the next record.</summary>
    /// <returns>False behind the last one, when the totals have been checked.</returns>
    /// <exception cref="RecordStreamException">The stream is cut off, damaged or of other columns.</exception>
    public bool Read()
    {
        Array.Clear(_fields);
        _recordChecksum = 0;
        bool empty = true;
        while (!_finished)
        {
            ulong tag = ReadVarint();
            (uint field, uint wireType) = ((uint)(tag >> 3), (uint)(tag & 7));
            switch (field)
            {
                case RecordStream.RecordChecksum when wireType == RecordStream.Varint:
                    EndRecord();
                    return true;
                case RecordStream.RecordCount when empty && wireType == RecordStream.Varint:
                    EndStream();
                    break;
                case > 0 when field <= columns.Count:
                    ReadField((int)field - 1, wireType);
                    empty = false;
                    break;
                default:
                    throw new RecordStreamException($"Field {field} of wire type {wireType} at byte {_position} is none of the {columns.Count} columns.");
            }
        }

        return false;
    }

    /// <summary>Whether a column of the present record is NULL.</summary>
    /// <param name="column">Number of the column, from 0.</param>
    /// <returns>True for NULL.</returns>
    public bool IsNull(int column) => !_fields[column].Present;

    /// <summary>Integer, truth value (0 or 1), moment (milliseconds since 1970) or day (days since 1970) in a column.</summary>
    /// <param name="column">Number of the column, from 0.</param>
    /// <returns>The number; 0 for NULL.</returns>
    public long Integer(int column) => _fields[column].Number;

    /// <summary>Floating-point number in a column.</summary>
    /// <param name="column">Number of the column, from 0.</param>
    /// <returns>The number; 0 for NULL.</returns>
    public double Floating(int column) => BitConverter.Int64BitsToDouble(_fields[column].Number);

    /// <summary>Text (UTF-8), JSON or bytes in a column.</summary>
    /// <param name="column">Number of the column, from 0.</param>
    /// <returns>A slice of the stream; empty for NULL.</returns>
    public ReadOnlyMemory<byte> Bytes(int column) => _fields[column].Bytes;

    /// <summary>The present record.</summary>
    /// <returns>Values as <see cref="MaxComputeRecord"/> describes them.</returns>
    public MaxComputeRecord Record()
    {
        object?[] values = new object?[columns.Count];
        for (int column = 0; column < values.Length; column++)
        {
            values[column] = IsNull(column) ? null : Value(column);
        }

        return new MaxComputeRecord(values);
    }

    private object Value(int column) => columns[column].Type switch
    {
        MaxComputeType.Boolean => Integer(column) != 0,
        MaxComputeType.Datetime => DateTimeOffset.FromUnixTimeMilliseconds(Integer(column)),
        MaxComputeType.Date => DateOnly.FromDayNumber((int)Integer(column) + s_epoch),
        MaxComputeType.Double or MaxComputeType.Float => Floating(column),
        MaxComputeType.String or MaxComputeType.Json => Encoding.UTF8.GetString(Bytes(column).Span),
        MaxComputeType.Binary => Bytes(column).ToArray(),
        _ => Integer(column),
    };

    private void ReadField(int column, uint wireType)
    {
        MaxComputeColumn expected = columns[column];
        if (wireType != RecordStream.WireTypeOf(expected.Type))
        {
            throw new RecordStreamException($"Column '{expected.Name}' is of type {expected.Type.Name()}; wire type {wireType} does not fit.");
        }

        Span<byte> number = stackalloc byte[8];
        switch (wireType)
        {
            case RecordStream.Varint when expected.Type == MaxComputeType.Boolean:
                number[0] = ReadVarint() == 0 ? (byte)0 : (byte)1;
                _fields[column] = new Field(true, number[0], default);
                Digest(column, number[..1]);
                break;
            case RecordStream.Varint:
                long value = InRange(UnZigZag(ReadVarint()), expected);
                _fields[column] = new Field(true, value, default);
                BinaryPrimitives.WriteInt64LittleEndian(number, value);
                Digest(column, number);
                break;
            case RecordStream.Fixed64:
                ReadOnlyMemory<byte> wide = Take(sizeof(double));
                _fields[column] = new Field(true, BinaryPrimitives.ReadInt64LittleEndian(wide.Span), default);
                Digest(column, wide.Span);
                break;
            case RecordStream.Fixed32:
                ReadOnlyMemory<byte> narrow = Take(sizeof(float));
                _fields[column] = new Field(true, BitConverter.DoubleToInt64Bits(BinaryPrimitives.ReadSingleLittleEndian(narrow.Span)), default);
                Digest(column, narrow.Span);
                break;
            default:
                ReadOnlyMemory<byte> bytes = Take(ReadVarint());
                _fields[column] = new Field(true, 0, bytes);
                Digest(column, bytes.Span);
                break;
        }
    }

    private void EndRecord()
    {
        ulong stated = ReadVarint();
        if (stated != _recordChecksum)
        {
            throw new RecordStreamException($"Record {Count} has checksum {_recordChecksum}; the stream says {stated}.");
        }

        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, _recordChecksum);
        _streamChecksum = Crc32C.Compute(bytes, _streamChecksum);
        Count++;
    }

    private void EndStream()
    {
        long count = UnZigZag(ReadVarint());
        ulong tag = ReadVarint();
        ulong checksum = ReadVarint();
        if (tag != (RecordStream.StreamChecksum << 3) || count != Count || checksum != _streamChecksum || _position != stream.Length)
        {
            throw new RecordStreamException($"The stream holds {Count} records with checksum {_streamChecksum}; its end says {count} and {checksum}.");
        }

        _finished = true;
    }

    private static long InRange(long value, MaxComputeColumn column)
    {
        bool fits = column.Type switch
        {
            MaxComputeType.Datetime => value is >= FirstMoment and <= LastMoment,
            MaxComputeType.Date => value >= -s_epoch && value <= DateOnly.MaxValue.DayNumber - s_epoch,
            MaxComputeType.Int => value is >= int.MinValue and <= int.MaxValue,
            MaxComputeType.Smallint => value is >= short.MinValue and <= short.MaxValue,
            MaxComputeType.Tinyint => value is >= sbyte.MinValue and <= sbyte.MaxValue,
            _ => true,
        };
        return fits ? value : throw new RecordStreamException($"Column '{column.Name}' is of type {column.Type.Name()}; {value} is out of its range.");
    }

    private static long UnZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    private ulong ReadVarint()
    {
        ReadOnlySpan<byte> bytes = stream.Span;
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            if (_position >= bytes.Length)
            {
                throw new RecordStreamException($"The stream ends at byte {_position}, before its totals.");
            }

            byte next = bytes[_position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new RecordStreamException($"The number that ends at byte {_position} has more than 64 bits.");
    }

    private ReadOnlyMemory<byte> Take(ulong length)
    {
        if (length > (ulong)(stream.Length - _position))
        {
            throw new RecordStreamException($"The stream ends at byte {stream.Length}, inside a value of {length} bytes.");
        }

        ReadOnlyMemory<byte> taken = stream.Slice(_position, (int)length);
        _position += (int)length;
        return taken;
    }

    private void Digest(int column, ReadOnlySpan<byte> value)
    {
        Span<byte> number = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(number, column + 1);
        _recordChecksum = Crc32C.Compute(value, Crc32C.Compute(number, _recordChecksum));
    }

    private readonly record struct Field(bool Present, long Number, ReadOnlyMemory<byte> Bytes);
}
