using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Search.Matching;

namespace ActionTrail.Engine.Search.Scanning;

/// <summary>Counts events by their values without building any. One instance serves one thread; they are added up at the end.</summary>
internal sealed class GroupCounter
{
    private const int MostGroups = 1_000_000;

    private readonly Dictionary<byte[], int> _groups;
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly List<long> _counts = [];
    private readonly SearchPlan _plan;
    private readonly TimelineUnit _unit;
    private byte[] _key = new byte[256];

    /// <summary>Makes a counter.</summary>
    /// <param name="plan">Which fields.</param>
    /// <param name="unit">Which periods.</param>
    public GroupCounter(SearchPlan plan, TimelineUnit unit)
    {
        _plan = plan;
        _unit = unit;
        _groups = new(ByteStringComparer.Instance);
        _lookup = _groups.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>Counts an event.</summary>
    /// <param name="matcher">The matcher that found it.</param>
    /// <param name="json">The event.</param>
    /// <returns>Number of the group that it counts in.</returns>
    public int Count(EventMatcher matcher, ReadOnlySpan<byte> json)
    {
        int length = 0;
        if (_unit != TimelineUnit.None)
        {
            BinaryPrimitives.WriteInt64BigEndian(Room(length, sizeof(long)), Start(matcher.EventTime));
            length += sizeof(long);
        }

        foreach (FieldPlaces field in _plan.GroupBy)
        {
            ReadOnlySpan<byte> text = field.Text(matcher.Fields, json);
            Span<byte> room = Room(length, sizeof(int) + text.Length);
            BinaryPrimitives.WriteInt32BigEndian(room, text.Length);
            text.CopyTo(room[sizeof(int)..]);
            length += sizeof(int) + text.Length;
        }

        return Add(_key.AsSpan(0, length), 1);
    }

    /// <summary>Counts one event less.</summary>
    /// <param name="group">What <see cref="Count"/> answered.</param>
    public void TakeBack(int group) => _counts[group]--;

    /// <summary>Adds what another one counted.</summary>
    public void Add(GroupCounter other)
    {
        foreach ((byte[] key, int group) in other._groups)
        {
            Add(key, other._counts[group]);
        }
    }

    /// <summary>The counts: by time, then the highest first, then by value.</summary>
    public IReadOnlyList<EventCount> Result() =>
    [
        .. _groups.Select(group => Parse(group.Key, _counts[group.Value]))
            .Where(static group => group.Count > 0)
            .OrderBy(static group => group.Time)
            .ThenByDescending(static group => group.Count)
            .ThenBy(static group => string.Join('\0', group.Values), StringComparer.Ordinal),
    ];

    private int Add(ReadOnlySpan<byte> key, long count)
    {
        ref int group = ref CollectionsMarshal.GetValueRefOrAddDefault(_lookup, key, out bool exists);
        if (!exists)
        {
            group = _counts.Count;
            _counts.Add(0);
            if (_counts.Count > MostGroups)
            {
                throw new ConfigurationException($"The events have more than {MostGroups} different values of the fields to count by; count by fewer fields or narrow the search.");
            }
        }

        _counts[group] += count;
        return group;
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
        long length = _unit switch
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
        if (_unit != TimelineUnit.None)
        {
            time = new(BinaryPrimitives.ReadInt64BigEndian(rest), TimeSpan.Zero);
            rest = rest[sizeof(long)..];
        }

        var values = new string[_plan.GroupBy.Count];
        for (int i = 0; i < values.Length; i++)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(rest);
            values[i] = Encoding.UTF8.GetString(rest.Slice(sizeof(int), length));
            rest = rest[(sizeof(int) + length)..];
        }

        return new(time, values, count);
    }
}
