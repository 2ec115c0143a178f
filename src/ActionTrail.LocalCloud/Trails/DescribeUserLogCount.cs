using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The number of management events of the caller's account on each day.</summary>
internal sealed class DescribeUserLogCount : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call) => DayRange.Counts(call, []);
}
