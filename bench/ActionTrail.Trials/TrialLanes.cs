using ActionTrail.Engine.Delivery;

namespace ActionTrail.Trials;

/// <summary>Small batches and windows, so that little data makes many calls and many places to die.</summary>
internal static class TrialLanes
{
    public static LaneOptions Small(DestinationKind kind)
    {
        LaneOptions options = LaneOptions.For(kind);
        return options with { Batch = options.Batch with { MaxCount = 40 }, WindowCount = 200 };
    }
}
