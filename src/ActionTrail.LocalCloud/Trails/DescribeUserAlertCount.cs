using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ledger;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The number of sensitive operations of the caller's account on each day.</summary>
// Unconfirmed: what counts as an alert; here every operation that is marked sensitive does.
internal sealed class DescribeUserAlertCount : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call) => DayRange.Counts(call, [new LookupCondition(LookupAttribute.SensitiveAction, "true")]);
}
