using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The inviter takes an invitation back.</summary>
internal sealed class CancelHandshake : HandshakeOperation
{
    /// <inheritdoc/>
    protected override bool MayCall(PopCall call, HandshakeDocument handshake) => IsInviter(call, handshake);

    /// <inheritdoc/>
    protected override HandshakeDocument Execute(PopCall call, HandshakeDocument handshake) => Close(call, handshake, HandshakeDocument.Cancelled);
}
