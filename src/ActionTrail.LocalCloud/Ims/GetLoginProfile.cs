using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>A user's leave to sign in to the console.</summary>
internal sealed class GetLoginProfile() : ImsOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [User(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamUserDocument user = RequireUser(call);
        return LoginProfiles.Show("UserPrincipalName", ImsNames.Principal(call, user), LoginProfiles.Require(user));
    }
}
