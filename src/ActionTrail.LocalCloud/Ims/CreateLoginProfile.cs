using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>Gives a user leave to sign in to the console.</summary>
internal sealed class CreateLoginProfile() : ImsOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [User(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamUserDocument user = RequireUser(call);
        return LoginProfiles.Show("UserPrincipalName", ImsNames.Principal(call, user), LoginProfiles.Create(call, user));
    }
}
