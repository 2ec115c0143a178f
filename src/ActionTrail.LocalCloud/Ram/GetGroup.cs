using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>A user group.</summary>
internal sealed class GetGroup() : RamOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Group(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        return new JsonObject { ["Group"] = RamAnswers.Of(RequireGroup(call)) };
    }
}
