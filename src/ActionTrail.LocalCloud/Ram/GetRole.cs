using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>A role with its trust policy.</summary>
internal sealed class GetRole() : RamOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Role(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        return new JsonObject { ["Role"] = RamAnswers.Whole(call.AccountId, RequireRole(call)) };
    }
}
