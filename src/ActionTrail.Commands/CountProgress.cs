using System.Management.Automation;

namespace ActionTrail.Commands;

/// <summary>Progress of a cmdlet that does one thing many times, for those that know no end to show; silent during the first two seconds.</summary>
/// <param name="activity">What is done, for example <c>Get-AtEvent</c>.</param>
/// <param name="unit">What is counted, for example <c>calls</c>.</param>
/// <param name="clock">Clock for the silence and the rate.</param>
internal sealed class CountProgress(string activity, string unit, TimeProvider clock)
{
    private const int ActivityId = 3;
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_refresh = TimeSpan.FromMilliseconds(500);
    private readonly long _start = clock.GetTimestamp();
    private TimeSpan _shown;
    private long _count;

    /// <summary>The record that takes the progress away; null when none was shown.</summary>
    public ProgressRecord? Completed => _shown == default ? null : new ProgressRecord(ActivityId, activity, "Done") { RecordType = ProgressRecordType.Completed };

    /// <summary>Counts one.</summary>
    /// <param name="current">What it was, for example <c>LookupEvents as mgmt</c>.</param>
    /// <returns>The record to show, or null while it is too early.</returns>
    public ProgressRecord? Count(Func<string> current)
    {
        _count++;
        TimeSpan elapsed = clock.GetElapsedTime(_start);
        if (elapsed < s_quiet || elapsed - _shown < s_refresh)
        {
            return null;
        }

        _shown = elapsed;
        return new ProgressRecord(ActivityId, activity, $"{current()}; {_count:N0} {unit}, {_count / elapsed.TotalSeconds:N1} {unit}/s");
    }
}
