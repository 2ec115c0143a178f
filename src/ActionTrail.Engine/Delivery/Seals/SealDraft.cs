using ActionTrail.Core.Seals;

namespace ActionTrail.Engine.Delivery.Seals;

/// <summary>The next link of a chain as it was journalled: whatever happens before it is written, it is made of this again.</summary>
public sealed record SealDraft
{
    /// <summary>Its number; the first is 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>SHA-256 of the link before; <see cref="SealDigest.NoPrevious"/> for the first.</summary>
    public required string Previous { get; init; }

    /// <summary>When it was journalled (UTC).</summary>
    public required DateTimeOffset SealedAt { get; init; }

    /// <summary>Objects of all links before.</summary>
    public required long ObjectsBefore { get; init; }

    /// <summary>Events of all links before.</summary>
    public required long EventsBefore { get; init; }

    /// <summary>Its objects; at least one.</summary>
    public required IReadOnlyList<SealedObject> Objects { get; init; }

    /// <summary>Objects of all links up to and with this one.</summary>
    public long TotalObjects => ObjectsBefore + Objects.Count;

    /// <summary>Events of all links up to and with this one.</summary>
    public long TotalEvents => EventsBefore + Objects.Sum(static each => (long)each.Events);
}
