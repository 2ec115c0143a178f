using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using ActionTrail.Aliyun.Checksums;

namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>
/// Encodes records as the Tunnel takes and gives them. Write the columns of a record in any order, leave NULLs out, end the record; at last
/// finish the stream. Not thread-safe.
/// </summary>
/// <param name="columns">Data columns in order.</param>
public sealed class RecordStreamWriter(IReadOnlyList<MaxComputeColumn> columns)
{
    private readonly ArrayBufferWriter<byte> _output = new(64 * 1024);
    private uint _recordChecksum;
    private uint _streamChecksum;

    /// <summary>Records ended so far.</summary>
    public long Count { get; private set; }

    /// <summary>Bytes written so far.</summary>
    public int Length => _output.WrittenCount;

    /// <summary>Writes a whole record.</summary>
    /// <param name="record">Values as <see cref="MaxComputeRecord"/> describes them.</param>
    /// <exception cref="ArgumentException">The record has another number of values, or a value is not one of its column's type.</exception>
    public void Write(MaxComputeRecord record)
    {
        if (record.Values.Count != columns.Count)
        {
            throw new ArgumentException($"The record has {record.Values.Count} values; the table has {columns.Count} columns.", nameof(record));
        }

        for (int column = 0; column < columns.Count; column++)
        {
            WriteValue(column, record.Values[column]);
        }

        EndRecord();
    }

    /// <summary>Writes an integer, truth value (0 or 1), moment (milliseconds since 1970) or day (days since 1970).</summary>
    /// <param name="column">Number of the column, from 0.</param>
    /// <param name="value">The number.</param>
    public void WriteInteger(int column, long value)
    {
        WriteTag((uint)column + 1, RecordStream.Varint);
        Span<byte> bytes = stackalloc byte[8];
        if (columns[column].Type == MaxComputeType.Boolean)
        {
            bytes[0] = value == 0 ? (byte)0 : (byte)1;
            WriteVarint(bytes[0]);
            Digest(column, bytes[..1]);
            return;
        }

        WriteVarint(ZigZag(value));
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        Digest(column, bytes);
    }

    /// <summary>Writes a floating-point number.</summary>
    /// <param name="column">Number of the column, from 0.</param>
    /// <param name="value">The number; narrowed for a <c>float</c> column.</param>
    public void WriteFloating(int column, double value)
    {
        bool narrow = columns[column].Type == MaxComputeType.Float;
        WriteTag((uint)column + 1, narrow ? RecordStream.Fixed32 : RecordStream.Fixed64);
        int length = narrow ? sizeof(float) : sizeof(double);
        Span<byte> bytes = _output.GetSpan(length)[..length];
        if (narrow)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)value);
        }
        else
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        }

        Digest(column, bytes);
        _output.Advance(length);
    }

    /// <summary>Writes text, JSON or bytes.</summary>
    /// <param name="column">Number of the column, from 0.</param>
    /// <param name="value">The bytes; UTF-8 for text.</param>
    public void WriteBytes(int column, ReadOnlySpan<byte> value)
    {
        WriteTag((uint)column + 1, RecordStream.Delimited);
        WriteVarint((ulong)value.Length);
        _output.Write(value);
        Digest(column, value);
    }

    /// <summary>Ends a record: columns that were not written are NULL.</summary>
    public void EndRecord()
    {
        WriteTag(RecordStream.RecordChecksum, RecordStream.Varint);
        WriteVarint(_recordChecksum);
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, _recordChecksum);
        _streamChecksum = Crc32C.Compute(bytes, _streamChecksum);
        _recordChecksum = 0;
        Count++;
    }

    /// <summary>Writes the totals that end a stream.</summary>
    /// <returns>The whole stream.</returns>
    public ReadOnlyMemory<byte> Finish()
    {
        WriteTag(RecordStream.RecordCount, RecordStream.Varint);
        WriteVarint(ZigZag(Count));
        WriteTag(RecordStream.StreamChecksum, RecordStream.Varint);
        WriteVarint(_streamChecksum);
        return _output.WrittenMemory;
    }

    private static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    private void WriteValue(int column, object? value)
    {
        MaxComputeType type = columns[column].Type;
        switch (value)
        {
            case null:
                break;
            case long number when type.IsInteger():
                WriteInteger(column, number);
                break;
            case bool truth when type == MaxComputeType.Boolean:
                WriteInteger(column, truth ? 1 : 0);
                break;
            case DateTimeOffset moment when type == MaxComputeType.Datetime:
                WriteInteger(column, moment.ToUnixTimeMilliseconds());
                break;
            case DateOnly day when type == MaxComputeType.Date:
                WriteInteger(column, day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber);
                break;
            case double number when type.IsFloating():
                WriteFloating(column, number);
                break;
            case string text when type is MaxComputeType.String or MaxComputeType.Json:
                WriteBytes(column, Encoding.UTF8.GetBytes(text));
                break;
            case ReadOnlyMemory<byte> bytes when RecordStream.WireTypeOf(type) == RecordStream.Delimited:
                WriteBytes(column, bytes.Span);
                break;
            case byte[] bytes when type == MaxComputeType.Binary:
                WriteBytes(column, bytes);
                break;
            default:
                throw new ArgumentException($"Column '{columns[column].Name}' is of type {type.Name()}; a {value.GetType().Name} does not fit.", nameof(value));
        }
    }

    private void WriteTag(uint field, uint wireType) => WriteVarint((field << 3) | wireType);

    private void WriteVarint(ulong value)
    {
        Span<byte> bytes = _output.GetSpan(10);
        int length = 0;
        while (value > 0x7F)
        {
            bytes[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        bytes[length++] = (byte)value;
        _output.Advance(length);
    }

    private void Digest(int column, ReadOnlySpan<byte> value)
    {
        Span<byte> number = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(number, column + 1);
        _recordChecksum = Crc32C.Compute(value, Crc32C.Compute(number, _recordChecksum));
    }
}
