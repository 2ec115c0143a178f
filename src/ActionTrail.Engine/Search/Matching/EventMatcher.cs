using ActionTrail.Core.Events;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>Decides about records, exactly. A log of Log Service is taken for the event inside it. One instance serves one thread.</summary>
/// <param name="plan">The query.</param>
internal sealed class EventMatcher(SearchPlan plan)
{
    private byte[] _inner = [];

    /// <summary>The fields of the last record.</summary>
    public FieldReader Fields { get; } = new(plan.Tree);

    /// <summary>Hash of the id of the last record that matched.</summary>
    public UInt128 IdHash { get; private set; }

    /// <summary>Time of the last record that matched, UTC.</summary>
    public DateTimeOffset EventTime { get; private set; }

    /// <summary>Decides about a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="json">The event: the record itself, or what is inside it; valid until the next call.</param>
    public MatchVerdict Judge(ReadOnlySpan<byte> record, out ReadOnlySpan<byte> json)
    {
        json = record;
        if (!TryRead(record, out bool isChecked))
        {
            return MatchVerdict.Unreadable;
        }

        if (plan.EventId.Values(Fields).IsEmpty && TryUnwrap(record))
        {
            json = _inner;
            if (!TryRead(json, out isChecked))
            {
                return MatchVerdict.Unreadable;
            }
        }

        foreach (EventCondition condition in plan.Conditions)
        {
            if (!condition.Holds(Fields, json))
            {
                return MatchVerdict.Rejected;
            }
        }

        bool isEvent = ReadIdentity(json) && (isChecked || plan.Check == MatchCheck.Fields || FieldReader.IsValid(json));
        return isEvent ? MatchVerdict.Matched : MatchVerdict.Unreadable;
    }

    private bool TryRead(ReadOnlySpan<byte> json, out bool isChecked)
    {
        isChecked = true;
        return plan.ReadsWholeRecords ? Fields.TryRead(json) : Fields.TryReadQuickly(json, out isChecked);
    }

    private bool ReadIdentity(ReadOnlySpan<byte> json)
    {
        ReadOnlySpan<byte> id = plan.EventId.Text(Fields, json);
        IdHash = ByteHash.Of(id);
        bool named = !id.IsEmpty;
        bool timed = EventTimes.TryParse(plan.EventTime.Text(Fields, json), out DateTimeOffset time);
        EventTime = time;
        return named && timed;
    }

    private bool TryUnwrap(ReadOnlySpan<byte> record)
    {
        if (Fields.Values(plan.Wrapped) is not [var wrapped, ..])
        {
            return false;
        }

        _inner = (wrapped.Kind == FieldValueKind.Container ? Fields.Raw(wrapped, record) : Fields.Text(wrapped, record)).ToArray();
        return true;
    }
}
