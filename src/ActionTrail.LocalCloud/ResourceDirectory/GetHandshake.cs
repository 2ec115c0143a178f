using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>One invitation, for its inviter and its invitee.</summary>
internal sealed class GetHandshake : HandshakeOperation
{
    /// <inheritdoc/>
    protected override bool MayCall(PopCall call, HandshakeDocument handshake) => IsInviter(call, handshake) || IsInvitee(call, handshake);

    /// <inheritdoc/>
    protected override HandshakeDocument Execute(PopCall call, HandshakeDocument handshake) => handshake;
}
