using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Delivery;

/// <summary>
/// Delivers a trail to one destination: read → filter → partition → batch → journal → encode and send → acknowledge → checkpoint → seal. Each
/// lane has its own checkpoint, so none waits for another. Thread-safe; one step at a time.
/// </summary>
internal sealed class DeliveryLane : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _settling = new();
    private readonly LanePorts _ports;
    private readonly WindowReader _reader;
    private Task<WindowDraft>? _ahead;
    private LaneState _state;
    private bool _isUncertain;
    private long? _waitingSince;

    /// <summary>Opens a lane where it stopped.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="ports">What it works with.</param>
    public DeliveryLane(LaneDefinition lane, LanePorts ports)
    {
        Definition = lane;
        _ports = ports;
        _reader = new WindowReader(ports.Source, new Partitioner(lane.Options.Partition, lane.HomeRegion), lane.Options, ports.SpillFolder);
        _state = ports.Store.Load(lane.Key) ?? new LaneState();
    }

    /// <summary>The lane.</summary>
    public LaneDefinition Definition { get; }

    /// <summary>A consistent state at this moment.</summary>
    public LaneState State => Volatile.Read(ref _state);

    /// <summary>Settles one window.</summary>
    /// <param name="pace">Whether events wait for company.</param>
    /// <param name="cancellationToken">Ends the step; what was journalled is sent again by the next.</param>
    /// <returns>How it ended.</returns>
    public async Task<LaneStep> StepAsync(LanePace pace, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await StepInTurnAsync(pace, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A lane outlives every failure of its destination: it reports it and tries again.
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return new LaneStep(LaneOutcome.Blocked, State.ReadPosition, Complain(failure));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _turn.Dispose();
        if (Interlocked.Exchange(ref _ahead, null) is { } ahead)
        {
            // The source is closed next, so a read under way comes to its end first.
            Task.WaitAny(ahead);
            if (ahead.IsCompletedSuccessfully)
            {
                ahead.Result.Dispose();
            }
        }
    }

    private async Task<LaneStep> StepInTurnAsync(LanePace pace, CancellationToken cancellationToken)
    {
        if (_isUncertain)
        {
            // A write failed and nobody knows whether it took effect; the store does.
            Volatile.Write(ref _state, _ports.Store.Load(Definition.Key) ?? new LaneState());
            _isUncertain = false;
        }

        if (!Definition.Sink.IsActive)
        {
            return new LaneStep(LaneOutcome.CaughtUp, _ports.Source.LastPosition, TimeSpan.Zero);
        }

        if (State.Window is { } interrupted)
        {
            await SendAsync(interrupted, null, cancellationToken).ConfigureAwait(false);
            return await ProgressAsync(cancellationToken).ConfigureAwait(false);
        }

        ScopeView view = _ports.Scope.Observe();
        using WindowDraft draft = await NextAsync(view, cancellationToken).ConfigureAwait(false);
        if (draft.Window.Through == draft.Window.After)
        {
            await SealAsync(cancellationToken).ConfigureAwait(false);
            Recover();
            return Ended(LaneOutcome.CaughtUp);
        }

        if (pace == LanePace.Batch && !draft.IsFull && draft.Oldest is { } oldest && Early(oldest) is { Ticks: > 0 } early)
        {
            // Fewer new events than are missing cannot fill the window, so nothing before them is worth a look.
            long full = draft.Window.Through + Definition.Options.WindowCount - draft.Window.PendingCount - draft.Dead.Count;
            return new LaneStep(LaneOutcome.Waiting, full - 1, early);
        }

        _waitingSince = null;
        LaneState opened = State.Open(draft.Window, draft.Dead.Count);
        _ports.Store.Journal(Definition.Key, opened, draft.Dead);
        Volatile.Write(ref _state, opened);
        if (draft.IsFull)
        {
            // While this window is compressed and sent, the next one is read.
            _ahead = Task.Run(() => _reader.ReadAsync(draft.Window.Through, view, cancellationToken), cancellationToken);
        }

        await SendAsync(draft.Window, draft.Events, cancellationToken).ConfigureAwait(false);
        return await ProgressAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Seals the window that was settled. A seal that cannot be written is reported and holds up no delivery: the next one takes it up.</summary>
    private async Task<LaneStep> ProgressAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SealAsync(cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // As for the step itself.
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Complain(failure);
        }

        return Ended(LaneOutcome.Progress);
    }

    private Task SealAsync(CancellationToken cancellationToken) => Definition.Seal?.SealAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>How much longer events may wait for company: by the clock, and by what the lane itself waited in case somebody set the clock back.</summary>
    private TimeSpan Early(DateTimeOffset oldest)
    {
        _waitingSince ??= _ports.Time.GetTimestamp();
        TimeSpan byClock = _ports.Time.GetUtcNow() - oldest;
        TimeSpan byWaiting = _ports.Time.GetElapsedTime(_waitingSince.Value);
        return Definition.Options.MaxAge - (byClock > byWaiting ? byClock : byWaiting);
    }

    private async Task<WindowDraft> NextAsync(ScopeView view, CancellationToken cancellationToken)
    {
        Task<WindowDraft>? ahead = Interlocked.Exchange(ref _ahead, null);
        if (ahead is not null)
        {
            // It may have failed or belong to a step that was cancelled; then it is read again.
            await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        WindowDraft? ready = ahead?.IsCompletedSuccessfully == true ? await ahead.ConfigureAwait(false) : null;
        if (ready?.IsFull == true && ready.Window.After == State.ReadPosition)
        {
            return ready;
        }

        ready?.Dispose();
        return await _reader.ReadAsync(State.ReadPosition, view, cancellationToken).ConfigureAwait(false);
    }

    private async Task SendAsync(JournalWindow window, WindowEvents? events, CancellationToken cancellationToken)
    {
        var receipts = new ReceiptBook(Definition.Options, _ports.Time, Settle);
        try
        {
            await new WindowSender(Definition, _ports.Source, window, receipts).SendAsync(events, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            receipts.Close();
        }
    }

    private void Settle(IReadOnlyList<BatchReceipt> receipts)
    {
        lock (_settling)
        {
            LaneState settled = State.Settle(receipts, _ports.Time.GetUtcNow());
            _ports.Store.Acknowledge(Definition.Key, receipts, settled);
            Volatile.Write(ref _state, settled);
        }
    }

    private TimeSpan Complain(Exception failure)
    {
        lock (_settling)
        {
            DateTimeOffset now = _ports.Time.GetUtcNow();
            LaneTrouble? before = State.Trouble;
            var trouble = new LaneTrouble(failure.Message, (failure as DeliveryException)?.Mend ?? "", before?.Since ?? now, before is null ? 0 : before.Retries + 1);
            Volatile.Write(ref _state, State with { Trouble = trouble });
            try
            {
                _ports.Store.Complain(Definition.Key, trouble);
                _isUncertain = false;
                Volatile.Write(ref _state, _ports.Store.Load(Definition.Key) ?? State);
            }
#pragma warning disable CA1031 // The store itself may be what failed (a full disk): the trouble still shows in the status, and the next step asks the store.
            catch (Exception)
#pragma warning restore CA1031
            {
                _isUncertain = true;
            }

            return RetryDelay(Definition.Options, trouble.Retries, (failure as ApiException)?.RetryAfter);
        }
    }

    /// <summary>What blocked the lane is over although there was nothing to deliver: the source could not be read, for example.</summary>
    private void Recover()
    {
        lock (_settling)
        {
            if (State.Trouble is not null)
            {
                _ports.Store.Complain(Definition.Key, null);
                Volatile.Write(ref _state, State with { Trouble = null });
            }
        }
    }

    private static TimeSpan RetryDelay(LaneOptions options, int retries, TimeSpan? asked)
    {
        double delay = Math.Min(options.MaxRetryDelay.TotalMilliseconds, options.RetryDelay.TotalMilliseconds * Math.Pow(2, Math.Min(retries, 30)));
        return asked is { } least && least.TotalMilliseconds > delay ? least : TimeSpan.FromMilliseconds(delay);
    }

    private LaneStep Ended(LaneOutcome outcome, TimeSpan wait = default) => new(outcome, State.ReadPosition, wait);
}
