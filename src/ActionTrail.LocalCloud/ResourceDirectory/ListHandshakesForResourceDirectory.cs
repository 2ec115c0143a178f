using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The invitations that the directory sent.</summary>
internal sealed class ListHandshakesForResourceDirectory : DirectoryOperation
{
    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => "handshake/*";

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        HandshakeDocument[] sent = [.. Handshakes.All(call.Cloud, call.Now).Where(handshake => handshake.DirectoryId == tree.Directory.DirectoryId)];
        return PageRequest.Read(call.Parameters).Answer("Handshakes", "Handshake", sent, DirectoryJson.Handshake);
    }
}
