using ActionTrail.Engine.Delivery;

namespace ActionTrail.Trials;

/// <summary>Small batches and windows, and little memory for them, so that little data makes many calls, goes to the disk and has many places to die.</summary>
internal static class TrialLanes
{
    public static LaneOptions Small(DestinationKind kind)
    {
        LaneOptions options = LaneOptions.For(kind);
        return options with { Batch = options.Batch with { MaxCount = 40 }, WindowCount = 200, DenseWindowBytes = Math.Min(options.DenseWindowBytes, 20_000) };
    }
}
