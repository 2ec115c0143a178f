using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace ActionTrail.Engine.Delivery;

/// <summary>
/// The events of a window's batches, kept from when they were read until they are sent: in memory, and beyond what may be held there on the
/// disk. Not thread-safe.
/// </summary>
/// <param name="maxHeld">Bytes that are held in memory for events before they are spilled.</param>
/// <param name="folder">Where they are spilled; null for nowhere: then a window that does not fit is not kept.</param>
/// <param name="order">The batches of the window.</param>
/// <param name="maxCount">Most events that the window may have.</param>
internal sealed class WindowEvents(long maxHeld, string? folder, BatchOrder order, int maxCount) : IDisposable
{
    private readonly EventRun _run = new();
    private BatchedItems<int>? _sorted;

    /// <summary>Whether every event of the window so far is here; false once it was disposed.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Whether as much is held in memory as may be.</summary>
    public bool IsFull => IsComplete && Spill is null && _run.HeldBytes >= maxHeld;

    /// <summary>Bytes of all events that were added, wherever they are now.</summary>
    public long Bytes { get; private set; }

    /// <summary>The events on the disk; null while they are in memory.</summary>
    public EventSpill? Spill { get; private set; }

    /// <summary>Adds an event to a batch; its chunk is kept next.</summary>
    /// <param name="batch">Number of the batch.</param>
    /// <param name="each">The event; behind those that the batch has.</param>
    /// <param name="accountNumber">Number of its account.</param>
    public void Add(int batch, in DeliveryEvent each, int accountNumber)
    {
        Bytes += each.Json.Length;
        if (!IsComplete)
        {
            return;
        }

        if (Spill is null)
        {
            _run.Add(batch, each, accountNumber);
            return;
        }

        try
        {
            Spill.Add(batch, each, accountNumber);
        }
        catch (Exception failure) when (IsOfDisk(failure))
        {
            Dispose();
        }
    }

    /// <summary>Keeps the bytes that the events added since the last call point to.</summary>
    /// <param name="chunk">The chunk of these events; belongs to this object from now on.</param>
    public void Keep(EventChunk chunk)
    {
        if (IsComplete && Spill is null)
        {
            _run.Keep(chunk);
        }
        else
        {
            chunk.Dispose();
        }
    }

    /// <summary>Makes room: what is held, and all that follows, goes to the disk.</summary>
    public void MakeRoom()
    {
        if (folder is null)
        {
            Dispose();
            return;
        }

        try
        {
            Spill = new EventSpill(folder, order);
            Spill.Begin(_run, maxCount);
            _run.Clear();
        }
        catch (Exception failure) when (IsOfDisk(failure))
        {
            Dispose();
        }
    }

    /// <summary>Ends the window: all of its events can be sent.</summary>
    public void Complete()
    {
        if (!IsComplete)
        {
            return;
        }

        if (Spill is null)
        {
            _sorted = _run.Sort(order.Count);
            return;
        }

        try
        {
            Spill.Complete();
        }
        catch (Exception failure) when (IsOfDisk(failure))
        {
            Dispose();
        }
    }

    /// <summary>The events of a batch that is in memory.</summary>
    /// <param name="batch">Its place in the order in which they are sent.</param>
    /// <returns>Its events, by position.</returns>
    public ImmutableArray<DeliveryEvent> Of(int batch)
    {
        ReadOnlySpan<int> places = _sorted!.Of(order.Sorted()[batch]);
        var events = new DeliveryEvent[places.Length];
        for (int i = 0; i < places.Length; i++)
        {
            events[i] = _run.Events[places[i]];
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(events);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        IsComplete = false;
        Spill?.Dispose();
        _run.Clear();
        _sorted = null;
    }

    /// <summary>What cannot be spilled is fetched again when its turn comes: a full disk makes delivery slower, no more.</summary>
    private static bool IsOfDisk(Exception failure) => failure is IOException or UnauthorizedAccessException;
}
