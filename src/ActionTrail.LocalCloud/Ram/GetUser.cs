using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>A user.</summary>
internal sealed class GetUser() : RamOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [User(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        return new JsonObject { ["User"] = RamAnswers.Of(RequireUser(call)) };
    }
}
