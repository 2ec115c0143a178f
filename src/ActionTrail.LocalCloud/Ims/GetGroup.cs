using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>A user group.</summary>
internal sealed class GetGroup() : ImsOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Group(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        return new JsonObject { ["Group"] = ImsAnswers.Group(RequireGroup(call)) };
    }
}
