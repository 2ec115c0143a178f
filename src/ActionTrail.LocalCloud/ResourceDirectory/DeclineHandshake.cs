using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The invitee refuses.</summary>
internal sealed class DeclineHandshake : HandshakeOperation
{
    /// <inheritdoc/>
    protected override bool MayCall(PopCall call, HandshakeDocument handshake) => IsInvitee(call, handshake);

    /// <inheritdoc/>
    protected override HandshakeDocument Execute(PopCall call, HandshakeDocument handshake) => Close(call, handshake, HandshakeDocument.Declined);
}
