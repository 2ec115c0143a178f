using System.Globalization;

namespace ActionTrail.Engine.Verification.Seals;

/// <summary>What a verification covered, in numbers that balance.</summary>
public sealed record SealStatement
{
    /// <summary>What was verified.</summary>
    public required string Source { get; init; }

    /// <summary>Chains found.</summary>
    public long Chains { get; init; }

    /// <summary>Digests found.</summary>
    public long DigestsListed { get; init; }

    /// <summary>Of these, those that are what the chain says.</summary>
    public long DigestsIntact { get; init; }

    /// <summary>Of these, those whose bytes are others.</summary>
    public long DigestsAltered { get; init; }

    /// <summary>Of these, those that belong to no chain.</summary>
    public long DigestsAdded { get; init; }

    /// <summary>Digests that the chains need and that are not there.</summary>
    public long DigestsMissing { get; init; }

    /// <summary>Objects that intact digests name.</summary>
    public long ObjectsSealed { get; init; }

    /// <summary>Of these, those that are as they were delivered.</summary>
    public long ObjectsIntact { get; init; }

    /// <summary>Of these, those with other bytes.</summary>
    public long ObjectsAltered { get; init; }

    /// <summary>Of these, those with the bytes of another delivered object.</summary>
    public long ObjectsSwapped { get; init; }

    /// <summary>Of these, those that are not there.</summary>
    public long ObjectsMissing { get; init; }

    /// <summary>Objects found in the folders of delivered events.</summary>
    public long ObjectsListed { get; init; }

    /// <summary>Of these, those that were added.</summary>
    public long ObjectsAdded { get; init; }

    /// <summary>Of these, those that missing or altered digests may have named.</summary>
    public long ObjectsUnsealed { get; init; }

    /// <summary>Of these, those that were delivered a moment ago; the next digest will name them.</summary>
    public long ObjectsNotYetSealed { get; init; }

    /// <summary>Other objects, which seals have nothing to do with.</summary>
    public long ObjectsIgnored { get; init; }

    /// <summary>Objects that missing digests named, as far as their neighbours tell.</summary>
    public long ObjectsOfMissingDigests { get; init; }

    /// <summary>Events of the objects that are as they were delivered.</summary>
    public long EventsIntact { get; init; }

    /// <summary>Events of the objects that are missing, altered or swapped.</summary>
    public long EventsLost { get; init; }

    /// <summary>Bytes read.</summary>
    public long BytesRead { get; init; }

    /// <summary>The newest digest of each chain, as its key. Note them down elsewhere: given back later, they prove that nothing up to them was taken away.</summary>
    public IReadOnlyList<string> Heads { get; init; } = [];

    /// <summary>Whether the verification was ended before it was complete.</summary>
    public bool IsInterrupted { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Findings of all kinds.</summary>
    public long Findings { get; init; }

    /// <summary>Whether the archive is as it was delivered: there is a chain, and nothing is missing, altered, swapped, added or unsealed.</summary>
    public bool IsIntact => Findings == 0 && Chains > 0 && !IsInterrupted;

    /// <summary>Whether the numbers add up; anything else means that the archive changed while it was read.</summary>
    public bool Balances =>
        DigestsListed == DigestsIntact + DigestsAltered + DigestsAdded
        && ObjectsSealed == ObjectsIntact + ObjectsAltered + ObjectsSwapped + ObjectsMissing
        && ObjectsListed == ObjectsIntact + ObjectsAltered + ObjectsSwapped + ObjectsAdded + ObjectsUnsealed + ObjectsNotYetSealed;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        {(IsIntact ? "Intact" : "NOT intact")}: {Source}. Digests: {DigestsListed} found = {DigestsIntact} intact + {DigestsAltered} altered + {DigestsAdded} added; {DigestsMissing} missing; {Chains} chains. Objects: {ObjectsSealed} sealed = {ObjectsIntact} intact + {ObjectsAltered} altered + {ObjectsSwapped} swapped + {ObjectsMissing} missing; {ObjectsAdded} added, {ObjectsUnsealed} unsealed, {ObjectsNotYetSealed} not yet sealed. Events: {EventsIntact} intact, {EventsLost} lost. {BytesRead / 1e6:0.0} MB in {Elapsed.TotalSeconds:0.00} s.
        """);
}
