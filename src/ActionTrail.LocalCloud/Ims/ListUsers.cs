using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>The users of the account, by name.</summary>
internal sealed class ListUsers() : ImsOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => ["user/*"];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        IReadOnlyDictionary<string, string> tags = RamTags.Read(call);
        return RamPage.Of(
            call,
            RamStore.Users(call.Cloud, call.AccountId).Where(user => RamTags.Match(user.Tags, tags)),
            static user => user.UserName.ToLowerInvariant(),
            ("Users", "User"),
            user => ImsAnswers.User(call, user));
    }
}
