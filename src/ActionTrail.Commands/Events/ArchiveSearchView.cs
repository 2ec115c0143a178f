using System.Globalization;
using System.Management.Automation;
using ActionTrail.Engine.Search;

namespace ActionTrail.Commands.Events;

/// <summary>How a search shows in PowerShell: progress with bytes and rate, silent during the first two seconds, and warnings of what could not be read.</summary>
/// <param name="source">What is searched.</param>
/// <param name="show">Shows a record, or leaves it out.</param>
internal sealed class ArchiveSearchView(string source, Action<ProgressRecord> show) : IProgress<SearchProgress>
{
    private const int ActivityId = 2;
    private const int MostNamed = 10;
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(2);
    private volatile bool _isShown;

    /// <summary>The record that takes the progress away; null when none was shown.</summary>
    public ProgressRecord? Completed => _isShown ? new ProgressRecord(ActivityId, $"Searching {source}", "Done") { RecordType = ProgressRecordType.Completed } : null;

    /// <inheritdoc/>
    public void Report(SearchProgress value)
    {
        if (value.Elapsed < s_quiet)
        {
            return;
        }

        _isShown = true;
        string status = string.Create(
            CultureInfo.InvariantCulture,
            $"{value.ObjectsDone:N0} of {value.ObjectsListed:N0} objects, {value.BytesInflated / 1e6:N0} MB at {value.BytesPerSecond / 1e6:N0} MB/s, {value.EventsMatched:N0} events found");
        show(new ProgressRecord(ActivityId, $"Searching {source}", status)
        {
            PercentComplete = value.ObjectsListed == 0 ? 0 : (int)(100 * value.ObjectsDone / value.ObjectsListed),
        });
    }

    /// <summary>What a person should know about an answer that is not complete.</summary>
    /// <param name="statement">The statement of the search.</param>
    /// <returns>Sentences; none for a complete answer.</returns>
    public static IEnumerable<string> Warnings(SearchStatement statement)
    {
        foreach (DamagedItem damaged in statement.Damaged.Take(MostNamed))
        {
            yield return $"'{damaged.Name}' could not be read to its end: {damaged.Reason} The {damaged.EventsRead} events before the damage were searched.";
        }

        if (statement.ObjectsDamaged > MostNamed)
        {
            yield return $"{statement.ObjectsDamaged - MostNamed} more objects could not be read to their end; -Statement lists them.";
        }

        if (statement.RecordsUnreadable > 0)
        {
            yield return $"{statement.RecordsUnreadable} records are no audit events and were left out.";
        }
    }
}
