namespace ActionTrail.Benchmarks.Delivery;

/// <summary>Adds up the time that this process spends in stretches of its work.</summary>
internal sealed class Meter
{
    private long _started;
    private TimeSpan _cpuAtStart;

    /// <summary>By the clock.</summary>
    public TimeSpan Wall { get; private set; }

    /// <summary>Processor time, user and system.</summary>
    public TimeSpan Cpu { get; private set; }

    /// <summary>Begins a stretch.</summary>
    public void Start() => (_started, _cpuAtStart) = (TimeProvider.System.GetTimestamp(), Environment.CpuUsage.TotalTime);

    /// <summary>Ends it.</summary>
    public void Stop()
    {
        Wall += TimeProvider.System.GetElapsedTime(_started);
        Cpu += Environment.CpuUsage.TotalTime - _cpuAtStart;
    }

    /// <summary>What was measured, with the peak memory of this process.</summary>
    public Measure Result(long events, long bytes) => new(events, bytes, Wall.TotalSeconds, Cpu.TotalSeconds, Measure.PeakOfThisProcess);
}
