using System.Text.Json;
using ActionTrail.Engine.Search;

namespace ActionTrail.Cli.Search;

/// <summary>Writes the statement as JSON by hand: finding out how to write it takes a serializer longer than many a search.</summary>
internal static class StatementWriter
{
    /// <summary>Writes <c>{"statement":{…}}</c> with every property of the statement.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="statement">The statement.</param>
    public static void Write(Utf8JsonWriter json, SearchStatement statement)
    {
        json.WriteStartObject();
        json.WriteStartObject("statement");
        json.WriteString("source", statement.Source);
        WriteTime(json, "since", statement.Since);
        WriteTime(json, "until", statement.Until);
        WriteObjects(json, statement);
        WriteEvents(json, statement);
        json.WriteBoolean("isMergedCompletely", statement.IsMergedCompletely);
        json.WriteBoolean("isInterrupted", statement.IsInterrupted);
        json.WriteString("elapsed", statement.Elapsed.ToString("c"));
        json.WriteBoolean("isComplete", statement.IsComplete);
        json.WriteBoolean("balances", statement.Balances);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteObjects(Utf8JsonWriter json, SearchStatement statement)
    {
        json.WriteNumber("objectsListed", statement.ObjectsListed);
        json.WriteBoolean("isListedCompletely", statement.IsListedCompletely);
        json.WriteNumber("objectsIgnored", statement.ObjectsIgnored);
        json.WriteNumber("skippedByTime", statement.SkippedByTime);
        json.WriteNumber("skippedByRegion", statement.SkippedByRegion);
        json.WriteNumber("skippedByAccount", statement.SkippedByAccount);
        json.WriteNumber("objectsNotNeeded", statement.ObjectsNotNeeded);
        json.WriteNumber("objectsRead", statement.ObjectsRead);
        json.WriteNumber("objectsReadForLateEvents", statement.ObjectsReadForLateEvents);
        json.WriteNumber("objectsDamaged", statement.ObjectsDamaged);
        json.WriteStartArray("damaged");
        foreach (DamagedItem damaged in statement.Damaged)
        {
            json.WriteStartObject();
            json.WriteString("name", damaged.Name);
            json.WriteString("reason", damaged.Reason);
            json.WriteNumber("eventsRead", damaged.EventsRead);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteEvents(Utf8JsonWriter json, SearchStatement statement)
    {
        json.WriteNumber("bytesRead", statement.BytesRead);
        json.WriteNumber("bytesInflated", statement.BytesInflated);
        json.WriteNumber("eventsRead", statement.EventsRead);
        json.WriteNumber("eventsMatched", statement.EventsMatched);
        json.WriteNumber("eventsRejected", statement.EventsRejected);
        json.WriteNumber("duplicatesMerged", statement.DuplicatesMerged);
        json.WriteNumber("eventsNotNeeded", statement.EventsNotNeeded);
        json.WriteNumber("recordsUnreadable", statement.RecordsUnreadable);
        json.WriteNumber("lateEventsMatched", statement.LateEventsMatched);
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } given)
        {
            json.WriteString(name, given);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
