using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Search.Matching;

namespace ActionTrail.Engine.Search.Scanning;

/// <summary>Counts events by their values without building any. One instance serves one thread; they are added up at the end.</summary>
/// <param name="plan">Which fields.</param>
/// <param name="unit">Which periods.</param>
internal sealed class GroupCounter(SearchPlan plan, TimelineUnit unit)
{
    private const int MostGroups = 1_000_000;

    private readonly Dictionary<byte[], long> _counts = new(ByteStringComparer.Instance);
    private byte[] _key = new byte[256];

    /// <summary>Counts an event.</summary>
    /// <param name="matcher">The matcher that found it.</param>
    /// <param name="json">The event.</param>
    public void Count(EventMatcher matcher, ReadOnlySpan<byte> json)
    {
        int length = 0;
        if (unit != TimelineUnit.None)
        {
            BinaryPrimitives.WriteInt64BigEndian(Room(length, sizeof(long)), Start(matcher.EventTime));
            length += sizeof(long);
        }

        foreach (FieldPlaces field in plan.GroupBy)
        {
            ReadOnlySpan<byte> text = field.Text(matcher.Fields, json);
            Span<byte> room = Room(length, sizeof(int) + text.Length);
            BinaryPrimitives.WriteInt32BigEndian(room, text.Length);
            text.CopyTo(room[sizeof(int)..]);
            length += sizeof(int) + text.Length;
        }

        Add(_key.AsSpan(0, length), 1);
    }

    /// <summary>Adds what another one counted.</summary>
    public void Add(GroupCounter other)
    {
        foreach ((byte[] key, long count) in other._counts)
        {
            Add(key, count);
        }
    }

    /// <summary>The counts: by time, then the highest first, then by value.</summary>
    public IReadOnlyList<EventCount> Result() =>
    [
        .. _counts.Select(group => Parse(group.Key, group.Value))
            .OrderBy(static group => group.Time)
            .ThenByDescending(static group => group.Count)
            .ThenBy(static group => string.Join('\0', group.Values), StringComparer.Ordinal),
    ];

    private void Add(ReadOnlySpan<byte> key, long count)
    {
        ref long total = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts.GetAlternateLookup<ReadOnlySpan<byte>>(), key, out _);
        total += count;
        if (_counts.Count > MostGroups)
        {
            throw new ConfigurationException($"The events have more than {MostGroups} different values of the fields to count by; count by fewer fields or narrow the search.");
        }
    }

    private Span<byte> Room(int from, int length)
    {
        if (_key.Length < from + length)
        {
            Array.Resize(ref _key, (from + length) * 2);
        }

        return _key.AsSpan(from);
    }

    private long Start(DateTimeOffset time)
    {
        long length = unit switch
        {
            TimelineUnit.Minute => TimeSpan.TicksPerMinute,
            TimelineUnit.Hour => TimeSpan.TicksPerHour,
            _ => TimeSpan.TicksPerDay,
        };
        return time.UtcTicks - (time.UtcTicks % length);
    }

    private EventCount Parse(byte[] key, long count)
    {
        ReadOnlySpan<byte> rest = key;
        DateTimeOffset? time = null;
        if (unit != TimelineUnit.None)
        {
            time = new(BinaryPrimitives.ReadInt64BigEndian(rest), TimeSpan.Zero);
            rest = rest[sizeof(long)..];
        }

        var values = new string[plan.GroupBy.Count];
        for (int i = 0; i < values.Length; i++)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(rest);
            values[i] = Encoding.UTF8.GetString(rest.Slice(sizeof(int), length));
            rest = rest[(sizeof(int) + length)..];
        }

        return new(time, values, count);
    }
}
