namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The invitations of the cloud. They are stored cloud-wide, because inviter and invitee both look for them.</summary>
internal static class Handshakes
{
    /// <summary>An invitation as it stands at a time, or null.</summary>
    public static HandshakeDocument? Find(CloudState cloud, string handshakeId, DateTimeOffset now) =>
        cloud.Documents.Find<HandshakeDocument>("", handshakeId)?.At(now);

    /// <summary>All invitations as they stand at a time, newest first.</summary>
    public static IEnumerable<HandshakeDocument> All(CloudState cloud, DateTimeOffset now) =>
        cloud.Documents.List<HandshakeDocument>("").Select(pair => pair.Value.At(now))
            .OrderByDescending(static handshake => handshake.CreatedAt).ThenBy(static handshake => handshake.HandshakeId, StringComparer.Ordinal);

    /// <summary>Writes an invitation.</summary>
    public static void Put(CloudState cloud, HandshakeDocument handshake) => cloud.Documents.Put("", handshake.HandshakeId, handshake);
}
