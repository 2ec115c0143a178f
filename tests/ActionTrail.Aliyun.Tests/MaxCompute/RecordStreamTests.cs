using ActionTrail.Aliyun.MaxCompute;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.Aliyun.Tests.MaxCompute;

public sealed class RecordStreamTests
{
    /// <summary>Bytes computed with the official Python client.</summary>
    private const string Vector = "080212077b2261223a317d80c0ff7fcec6b4a10df0ffff7f02f8ffff7ff6e2d38a07";

    private static readonly MaxComputeColumn[] s_two = [new("id", MaxComputeType.Bigint), new("doc", MaxComputeType.Json)];

    private static readonly MaxComputeColumn[] s_all =
        [.. Enum.GetValues<MaxComputeType>().Select(static type => new MaxComputeColumn(type.Name() + "_column", type))];

    [Fact]
    public void A_record_is_encoded_as_the_official_client_does()
    {
        var writer = new RecordStreamWriter(s_two);
        writer.Write(MaxComputeRecord.Of(1L, """{"a":1}"""));

        Assert.Equal(Vector, Convert.ToHexStringLower(writer.Finish().Span));
    }

    [Fact]
    public void The_official_clients_bytes_are_read()
    {
        var reader = new RecordStreamReader(s_two, Convert.FromHexString(Vector));

        Assert.True(reader.Read());
        Assert.Equal([1L, """{"a":1}"""], reader.Record().Values);
        Assert.False(reader.Read());
        Assert.Equal(1, reader.Count);
    }

    [Fact]
    public void Every_type_comes_back_as_it_went()
    {
        object?[] values =
        [
            long.MinValue, (long)int.MaxValue, (long)short.MinValue, 127L, 0.1, 1.5, true, "ä€😀\0'\"\\", """{"k":[1,null]}""",
            new byte[] { 0, 255 }, new DateTimeOffset(1969, 12, 31, 23, 59, 59, 999, TimeSpan.Zero), new DateOnly(9999, 12, 31),
        ];

        Assert.Equal(values, Assert.Single(RoundTrip(s_all, MaxComputeRecord.Of(values))).Values);
    }

    [Fact]
    public void Nulls_and_empty_texts_stay_apart()
    {
        MaxComputeRecord[] read = RoundTrip(s_two, MaxComputeRecord.Of(null, ""), MaxComputeRecord.Of(null, null), MaxComputeRecord.Of(0L, null));

        Assert.Equal([[null, ""], [null, null], [0L, null]], read.Select(static record => record.Values));
    }

    [Fact]
    public void A_stream_without_records_has_its_totals() => Assert.Empty(RoundTrip(s_two));

    [Fact]
    public void Any_numbers_and_texts_come_back_as_they_went() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(
            ArbMap.Default.ArbFor<(long, string?)[]>(),
            rows =>
            {
                // Lone surrogates are no text in UTF-8.
                MaxComputeRecord[] records = [.. rows.Where(static row => row.Item2?.Any(char.IsSurrogate) != true).Select(static row => MaxComputeRecord.Of(row.Item1, row.Item2))];
                return RoundTrip(s_two, records).Select(static record => record.Values).SequenceEqual(records.Select(static record => record.Values), ValuesComparer.Instance);
            }));

    [Fact]
    public void Every_changed_or_missing_byte_is_noticed()
    {
        byte[] good = Convert.FromHexString(Vector);
        for (int index = 0; index < good.Length; index++)
        {
            byte[] changed = [.. good];
            changed[index] ^= 0x04;

            Assert.Throws<RecordStreamException>(() => ReadAll(s_two, changed));
            Assert.Throws<RecordStreamException>(() => ReadAll(s_two, good.AsMemory(0, index)));
        }
    }

    [Fact]
    public void A_stream_of_other_columns_is_refused()
    {
        byte[] bytes = Convert.FromHexString(Vector);

        Assert.Throws<RecordStreamException>(() => ReadAll([s_two[0]], bytes));
        Assert.Throws<RecordStreamException>(() => ReadAll([s_two[1], s_two[0]], bytes));
    }

    [Theory]
    [InlineData(MaxComputeType.Int, int.MaxValue + 1L)]
    [InlineData(MaxComputeType.Smallint, short.MinValue - 1L)]
    [InlineData(MaxComputeType.Tinyint, 128L)]
    [InlineData(MaxComputeType.Datetime, 253_402_300_800_000)]
    [InlineData(MaxComputeType.Datetime, long.MinValue)]
    [InlineData(MaxComputeType.Date, 2_932_897L)]
    [InlineData(MaxComputeType.Date, -719_163L)]
    public void A_number_outside_of_its_columns_range_is_refused(MaxComputeType type, long value)
    {
        var writer = new RecordStreamWriter([new MaxComputeColumn("n", type)]);
        writer.WriteInteger(0, value);
        writer.EndRecord();

        Assert.Throws<RecordStreamException>(() => ReadAll([new MaxComputeColumn("n", type)], writer.Finish()));
    }

    [Fact]
    public void A_value_of_another_type_is_refused_before_anything_is_sent()
    {
        var writer = new RecordStreamWriter(s_two);

        Assert.Contains("'id' is of type bigint", Assert.Throws<ArgumentException>(() => writer.Write(MaxComputeRecord.Of("1", "{}"))).Message, StringComparison.Ordinal);
        Assert.Contains("1 values", Assert.Throws<ArgumentException>(() => writer.Write(MaxComputeRecord.Of(1L))).Message, StringComparison.Ordinal);
    }

    private static MaxComputeRecord[] RoundTrip(MaxComputeColumn[] columns, params MaxComputeRecord[] records)
    {
        var writer = new RecordStreamWriter(columns);
        foreach (MaxComputeRecord record in records)
        {
            writer.Write(record);
        }

        return ReadAll(columns, writer.Finish());
    }

    private static MaxComputeRecord[] ReadAll(MaxComputeColumn[] columns, ReadOnlyMemory<byte> stream)
    {
        var reader = new RecordStreamReader(columns, stream);
        var records = new List<MaxComputeRecord>();
        while (reader.Read())
        {
            records.Add(reader.Record());
        }

        return [.. records];
    }

    private sealed class ValuesComparer : IEqualityComparer<IReadOnlyList<object?>>
    {
        public static ValuesComparer Instance { get; } = new();

        public bool Equals(IReadOnlyList<object?>? x, IReadOnlyList<object?>? y) => x!.SequenceEqual(y!);

        public int GetHashCode(IReadOnlyList<object?> obj) => obj.Count;
    }
}
