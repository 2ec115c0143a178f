using System.Numerics;
using ActionTrail.Core.Archive;

namespace ActionTrail.Engine.Search.Prefilter;

/// <summary>
/// Selects the events of a block that can match, by bytes alone. It never rejects an event that matches: an event with escapes that could
/// hide a needle is always selected. It learns which group of needles is rarest and looks for that one. One instance serves one thread.
/// </summary>
internal sealed class BlockFilter
{
    private readonly NeedleGroup[] _groups;
    private readonly Needle _hiding;
    private readonly double[] _hits;
    private readonly double[] _events;
    private ulong[] _selected = [];
    private ulong[] _hidden = [];

    /// <summary>Makes a filter.</summary>
    /// <param name="groups">Each must be met.</param>
    public BlockFilter(IEnumerable<NeedleGroup> groups)
    {
        _groups = [.. groups.OrderByDescending(static group => group.Needles.Min(static needle => needle.Length))];
        _hiding = new(Array.TrueForAll(_groups, static group => group.IsAscii) ? "\\u00"u8 : "\\u"u8);
        _hits = new double[_groups.Length];
        _events = new double[_groups.Length];
    }

    /// <summary>Selects.</summary>
    /// <param name="block">The block.</param>
    /// <param name="events">Its events.</param>
    /// <param name="selected">Takes the numbers of the selected events, in order; emptied first.</param>
    public void Select(ReadOnlySpan<byte> block, ReadOnlySpan<EventSpan> events, List<int> selected)
    {
        selected.Clear();
        if (_groups.Length == 0)
        {
            selected.AddRange(Enumerable.Range(0, events.Length));
            return;
        }

        int words = (events.Length + 63) / 64;
        Prepare(ref _hidden, words);
        Prepare(ref _selected, words);
        MarkHidden(block, events);
        int rarest = Rarest();
        foreach (Needle needle in _groups[rarest].Needles)
        {
            Mark(needle, block, events, _selected);
        }

        Collect(words, events.Length, rarest);
        for (int word = 0; word < words; word++)
        {
            for (ulong bits = _selected[word] | _hidden[word]; bits != 0; bits &= bits - 1)
            {
                int number = (word * 64) + BitOperations.TrailingZeroCount(bits);
                bool isHidden = (_hidden[word] & bits & (0 - bits)) != 0;
                if (isHidden || HasOthers(rarest, block.Slice(events[number].Start, events[number].Length)))
                {
                    selected.Add(number);
                }
            }
        }
    }

    private bool HasOthers(int rarest, ReadOnlySpan<byte> json)
    {
        for (int i = 0; i < _groups.Length; i++)
        {
            if (i != rarest && !_groups[i].IsIn(json))
            {
                return false;
            }
        }

        return true;
    }

    private void Collect(int words, int events, int rarest)
    {
        for (int word = 0; word < words; word++)
        {
            _hits[rarest] += BitOperations.PopCount(_selected[word]);
        }

        _events[rarest] += events;
    }

    /// <summary>The group with the smallest share of hits; one that was never tried comes first.</summary>
    private int Rarest()
    {
        int best = 0;
        for (int i = 1; i < _groups.Length; i++)
        {
            best = Share(i) < Share(best) ? i : best;
        }

        return best;
    }

    private double Share(int group) => _events[group] == 0 ? -1 : (_hits[group] + 1) / _events[group];

    private void MarkHidden(ReadOnlySpan<byte> block, ReadOnlySpan<EventSpan> events)
    {
        for (int number = 0; number < events.Length; number++)
        {
            EventSpan place = events[number];
            if (place.HasUnicodeEscapes && _hiding.IndexIn(block.Slice(place.Start, place.Length)) >= 0)
            {
                _hidden[number / 64] |= 1UL << (number % 64);
            }
        }
    }

    private static void Mark(Needle needle, ReadOnlySpan<byte> block, ReadOnlySpan<EventSpan> events, ulong[] marks)
    {
        int number = 0;
        int at = 0;
        while (number < events.Length)
        {
            int hit = needle.IndexIn(block[at..]);
            if (hit < 0)
            {
                return;
            }

            hit += at;
            while (number < events.Length && events[number].End <= hit)
            {
                number++;
            }

            if (number == events.Length)
            {
                return;
            }

            if (hit >= events[number].Start)
            {
                marks[number / 64] |= 1UL << (number % 64);
                at = events[number].End;
            }
            else
            {
                at = events[number].Start;
            }
        }
    }

    private static void Prepare(ref ulong[] marks, int words)
    {
        if (marks.Length < words)
        {
            marks = new ulong[words * 2];
        }

        marks.AsSpan(0, words).Clear();
    }
}
