using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The invitations that the caller's account received, in a directory or not.</summary>
internal sealed class ListHandshakesForAccount : PopOperation
{
    /// <inheritdoc/>
    public override OperationFacts Facts { get; } = new()
    {
        Service = "ResourceDirectoryMaster", Name = nameof(ListHandshakesForAccount), Version = "2022-04-19", OtherVersions = ["2020-03-31"], Writes = false, IsGlobal = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<AccessDemand> Demands(PopCall call) =>
        [new AccessDemand("resourcemanager:ListHandshakesForAccount", $"acs:resourcemanager:*:{call.Caller.AccountId}:handshake/*", call.Caller.AccountId)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        HandshakeDocument[] received = [.. Handshakes.All(call.Cloud, call.Now).Where(handshake => handshake.TargetAccountId == call.Caller.AccountId)];
        return PageRequest.Read(call.Parameters).Answer("Handshakes", "Handshake", received, DirectoryJson.Handshake);
    }
}
