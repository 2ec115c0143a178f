namespace ActionTrail.LocalCloud.Trails;

/// <summary>
/// Whether any trail selects data events. No look-up shows them, and a trail delivers those alone that were recorded while it selected them: where
/// none does, nobody could ever see them. Thread-safe.
/// </summary>
internal sealed class DataEventInterest : IDisposable
{
    private volatile bool _exists;

    private DataEventInterest(CloudState cloud) => _exists = cloud.Documents.ListAll<DataEventSelectorDocument>().Count > 0;

    /// <summary>Whether one does, or did since the cloud was opened: a selector that is taken off in a change that fails is still there.</summary>
    public bool Exists => _exists;

    /// <summary>The interest in a cloud.</summary>
    /// <param name="cloud">The cloud.</param>
    /// <returns>It; always the same.</returns>
    public static DataEventInterest Of(CloudState cloud) => cloud.Part(static cloud => new DataEventInterest(cloud));

    /// <summary>A trail is about to select data events.</summary>
    public void Begin() => _exists = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is open; a part of the state is disposable.
    }
}
