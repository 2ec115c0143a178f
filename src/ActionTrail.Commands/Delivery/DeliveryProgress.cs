using System.Management.Automation;
using ActionTrail.Engine.Delivery;

namespace ActionTrail.Commands.Delivery;

/// <summary>Progress of a delivery as PowerShell shows it: lag, rate and estimate; silent during the first two seconds.</summary>
/// <param name="delivered">What is delivered, for example <c>trail corp-audit</c>.</param>
/// <param name="clock">Clock for rate and estimate.</param>
internal sealed class DeliveryProgress(string delivered, TimeProvider clock)
{
    private const int ActivityId = 1;
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(2);
    private readonly long _start = clock.GetTimestamp();
    private long _before = -1;

    /// <summary>The record that takes the progress away; null when none was shown.</summary>
    public ProgressRecord? Completed { get; private set; }

    /// <summary>What to show now.</summary>
    /// <param name="lanes">How each destination stands.</param>
    /// <returns>The record, or null while it is too early.</returns>
    public ProgressRecord? Report(IEnumerable<LaneStatus> lanes)
    {
        (long done, long pending) = lanes.Aggregate((Done: 0L, Pending: 0L), static (sum, lane) => (sum.Done + lane.Delivered, sum.Pending + lane.Pending));
        _before = _before < 0 ? done : _before;
        TimeSpan elapsed = clock.GetElapsedTime(_start);
        if (elapsed < s_quiet)
        {
            return null;
        }

        double rate = (done - _before) / elapsed.TotalSeconds;
        Completed = new ProgressRecord(ActivityId, $"Delivering {delivered}", "Done") { RecordType = ProgressRecordType.Completed };
        return new ProgressRecord(ActivityId, $"Delivering {delivered}", $"{pending:N0} events to go, {rate:N0} events/s")
        {
            PercentComplete = done + pending == 0 ? 0 : (int)(100 * done / (done + pending)),
            SecondsRemaining = rate > 0 ? (int)Math.Min(pending / rate, int.MaxValue) : -1,
        };
    }
}
