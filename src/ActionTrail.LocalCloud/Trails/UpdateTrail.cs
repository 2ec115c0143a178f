using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Changes filter and destinations of a trail; name, home region and kind stay. A changed filter holds from now on only.</summary>
internal sealed class UpdateTrail : TrailChange
{
    /// <inheritdoc/>
    protected override TrailDocument Draft(PopCall call)
    {
        TrailDocument trail = OwnTrail(call);
        TrailDocument changed = TrailSettings.Apply(call, trail) with { UpdatedAt = call.Now };
        DemandOwnPlace(call, changed);
        bool refiltered = changed.EventRw != trail.EventRw || changed.TrailRegion != trail.TrailRegion;
        return trail.IsLogging && refiltered ? changed.Started(call.Cloud.Ledger.LastPosition) : changed;
    }
}
