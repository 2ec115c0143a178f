using System.Management.Automation;

namespace ActionTrail.Commands;

/// <summary>Progress of a cmdlet that makes many calls, for those that know nothing better to show; silent during the first two seconds.</summary>
/// <param name="activity">What is done, for example <c>Get-AtEvent</c>.</param>
/// <param name="clock">Clock for the silence and the rate.</param>
internal sealed class CallProgress(string activity, TimeProvider clock)
{
    private const int ActivityId = 3;
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_refresh = TimeSpan.FromMilliseconds(500);
    private readonly long _start = clock.GetTimestamp();
    private TimeSpan _shown;
    private int _calls;

    /// <summary>The record that takes the progress away; null when none was shown.</summary>
    public ProgressRecord? Completed => _shown == default ? null : new ProgressRecord(ActivityId, activity, "Done") { RecordType = ProgressRecordType.Completed };

    /// <summary>Counts a call.</summary>
    /// <param name="operation">What was called.</param>
    /// <param name="name">As whom.</param>
    /// <returns>The record to show, or null while it is too early.</returns>
    public ProgressRecord? Count(string operation, string name)
    {
        _calls++;
        TimeSpan elapsed = clock.GetElapsedTime(_start);
        if (elapsed < s_quiet || elapsed - _shown < s_refresh)
        {
            return null;
        }

        _shown = elapsed;
        return new ProgressRecord(ActivityId, activity, $"{operation} as {name}; {_calls:N0} calls, {_calls / elapsed.TotalSeconds:N1} calls/s");
    }
}
