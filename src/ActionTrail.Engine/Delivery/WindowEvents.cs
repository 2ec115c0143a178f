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
internal sealed class WindowEvents(long maxHeld, string? folder, BatchOrder order) : IDisposable
{
    private EventRun _run = new();
    private EventRun _spare = new();
    private BatchedItems<int>? _sorted;
    private Task _spilling = Task.CompletedTask;

    /// <summary>Whether every event of the window so far is here; false once it was disposed.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Whether as much is held in memory as may be.</summary>
    public bool IsFull => IsComplete && _run.HeldBytes >= maxHeld;

    /// <summary>Whether events went to the disk, or had to.</summary>
    public bool IsSpilled { get; private set; }

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
        _run.Add(batch, each, accountNumber);
        Bytes += each.Json.Length;
    }

    /// <summary>Keeps the bytes that the events added since the last call point to.</summary>
    /// <param name="chunk">The chunk of these events; belongs to this object from now on.</param>
    public void Keep(EventChunk chunk) => _run.Keep(chunk);

    /// <summary>Makes room where too much is held; writing goes on while the next events come.</summary>
    /// <returns>A task that completes when events can be added.</returns>
    public async ValueTask MakeRoomAsync()
    {
        if (IsFull)
        {
            await SpillAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Ends the window: where some events are on the disk, the rest of them follows.</summary>
    /// <returns>A task that completes when all events can be sent.</returns>
    public async ValueTask CompleteAsync()
    {
        await SpilledAsync().ConfigureAwait(false);
        if (Spill is null)
        {
            _sorted = _run.Sort(order.Count);
            return;
        }

        await SpillAsync().ConfigureAwait(false);
        await SpilledAsync().ConfigureAwait(false);
        Spill?.Arrange(order.Sorted());
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
        Task.WaitAny(_spilling);
        Spill?.Dispose();
        _run.Clear();
        _sorted = null;
    }

    private async ValueTask SpillAsync()
    {
        await SpilledAsync().ConfigureAwait(false);
        if (folder is null)
        {
            Dispose();
        }

        if (!IsComplete)
        {
            return;
        }

        IsSpilled = true;
        EventRun full = _run;
        int[] batches = order.Sorted();
        (_run, _spare) = (_spare, full);
        _spilling = Task.Run(() =>
        {
            try
            {
                Spill ??= new EventSpill(folder!);
                Spill.Write(full, batches);
            }
            finally
            {
                full.Clear();
            }
        });
    }

    /// <summary>What cannot be spilled is fetched again when its turn comes: a full disk makes delivery slower, no more.</summary>
    private async ValueTask SpilledAsync()
    {
        try
        {
            await _spilling.ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Dispose();
        }
    }
}
