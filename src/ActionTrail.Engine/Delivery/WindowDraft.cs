namespace ActionTrail.Engine.Delivery;

/// <summary>A window that was cut but not yet journalled.</summary>
/// <param name="Window">The window.</param>
/// <param name="Dead">Events that can never be delivered.</param>
internal sealed record WindowDraft(JournalWindow Window, IReadOnlyList<DeadLetter> Dead) : IDisposable
{
    /// <summary>Its events, where they were kept; otherwise each batch is fetched when its turn comes.</summary>
    public WindowEvents? Events { get; init; }

    /// <summary>Whether a limit closed it, so that waiting would add nothing.</summary>
    public bool IsFull { get; init; }

    /// <summary>When its first event was recorded (UTC); null when it has none.</summary>
    public DateTimeOffset? Oldest { get; init; }

    /// <inheritdoc/>
    public void Dispose() => Events?.Dispose();
}
