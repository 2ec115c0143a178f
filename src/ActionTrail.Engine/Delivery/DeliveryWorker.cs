namespace ActionTrail.Engine.Delivery;

/// <summary>Delivers one trail to all of its destinations. Thread-safe.</summary>
public sealed class DeliveryWorker : IDisposable
{
    /// <summary>Delivering makes events of its own (a session, a logstore); each round takes in those of the round before.</summary>
    private const int MaxRounds = 100;

    private readonly LanePorts _ports;
    private readonly DeliveryLane[] _lanes;
    private readonly ScopeCounter _counter;
    private readonly string _trail;

    /// <summary>Opens the worker where it stopped.</summary>
    /// <param name="trail">ARN of the trail.</param>
    /// <param name="lanes">Its destinations.</param>
    /// <param name="ports">What it works with.</param>
    public DeliveryWorker(string trail, IEnumerable<LaneDefinition> lanes, LanePorts ports)
    {
        _trail = trail;
        _ports = ports;
        _lanes = [.. lanes.Select(lane => new DeliveryLane(lane, ports))];
        _counter = new ScopeCounter(ports.Source);
    }

    /// <summary>Delivers until every destination has everything or is blocked.</summary>
    /// <param name="cancellationToken">Ends the delivery; nothing is lost.</param>
    /// <returns>How it stands then.</returns>
    public async Task<DeliveryStatus> DrainAsync(CancellationToken cancellationToken)
    {
        DeliveryLane[] open = _lanes;
        for (int round = 0; round < MaxRounds && open.Length > 0; round++)
        {
            long target = _ports.Source.LastPosition;
            LaneOutcome[] outcomes = await Task.WhenAll(open.Select(lane => DrainAsync(lane, target, cancellationToken))).ConfigureAwait(false);
            if (!outcomes.Contains(LaneOutcome.Progress))
            {
                break;
            }

            // A refused session is recorded, too: to try a blocked lane again and again would never come to an end.
            open = [.. open.Where((_, index) => outcomes[index] != LaneOutcome.Blocked)];
        }

        return await StatusAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Delivers continuously. A destination that refuses is tried again, with growing delays, for as long as it takes.</summary>
    /// <param name="cancellationToken">Ends the delivery; nothing is lost.</param>
    /// <returns>A task that ends when it is cancelled.</returns>
    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(_lanes.Select(lane => RunAsync(lane, cancellationToken)));

    /// <summary>How delivery stands, for the destinations that the trail has at present.</summary>
    /// <param name="cancellationToken">Ends the count.</param>
    /// <returns>The status.</returns>
    public async Task<DeliveryStatus> StatusAsync(CancellationToken cancellationToken)
    {
        var destinations = new List<LaneStatus>();
        foreach (DeliveryLane lane in _lanes.Where(static lane => lane.Definition.Sink.IsActive))
        {
            destinations.Add(await StatusAsync(lane, cancellationToken).ConfigureAwait(false));
        }

        return new DeliveryStatus(_trail, destinations);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _counter.Dispose();
        Array.ForEach(_lanes, static lane => lane.Dispose());
    }

    private static async Task<LaneOutcome> DrainAsync(DeliveryLane lane, long target, CancellationToken cancellationToken)
    {
        LaneOutcome outcome = LaneOutcome.CaughtUp;
        while (true)
        {
            LaneStep step = await lane.StepAsync(LanePace.Flush, cancellationToken).ConfigureAwait(false);
            outcome = step.Outcome == LaneOutcome.CaughtUp ? outcome : step.Outcome;
            if (step.Outcome != LaneOutcome.Progress || step.Position >= target)
            {
                return outcome;
            }
        }
    }

    private async Task RunAsync(DeliveryLane lane, CancellationToken cancellationToken)
    {
        while (true)
        {
            LaneStep step = await lane.StepAsync(LanePace.Batch, cancellationToken).ConfigureAwait(false);
            switch (step.Outcome)
            {
                case LaneOutcome.CaughtUp:
                    await _ports.Source.WaitBeyondAsync(step.Position, cancellationToken).ConfigureAwait(false);
                    break;
                case LaneOutcome.Waiting:
                    await WaitAsync(step.Position, step.Wait, cancellationToken).ConfigureAwait(false);
                    break;
                case LaneOutcome.Blocked:
                    await Task.Delay(step.Wait, _ports.Time, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
    }

    /// <summary>Waits until a window is full or its time has come.</summary>
    private async Task WaitAsync(long position, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task first = await Task.WhenAny(_ports.Source.WaitBeyondAsync(position, either.Token), Task.Delay(longest, _ports.Time, either.Token)).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        await first.ConfigureAwait(false);
    }

    private async Task<LaneStatus> StatusAsync(DeliveryLane lane, CancellationToken cancellationToken)
    {
        // The state first: a view that is taken later reaches at least as far as the lane has read.
        LaneState state = lane.State;
        ScopeView view = _ports.Scope.Observe();
        (long ahead, DateTimeOffset? oldest) = await _counter.CountAsync(state.ReadPosition, view, cancellationToken).ConfigureAwait(false);
        DateTimeOffset now = _ports.Time.GetUtcNow();
        DateTimeOffset? waiting = state.Window is null ? oldest : await RecordedAtAsync(state.Window, cancellationToken).ConfigureAwait(false);
        return new LaneStatus
        {
            Kind = lane.Definition.Kind,
            Recorded = state.Recorded + ahead,
            Delivered = state.Delivered,
            Pending = (state.Window?.PendingCount ?? 0) + ahead,
            Dead = state.Dead,
            Lag = waiting is { } since && since < now ? now - since : TimeSpan.Zero,
            LastEventTime = state.LastEventTime,
            LastDeliveryTime = state.LastDeliveryTime,
            SealHeads = lane.Definition.Seal?.Heads() ?? [],
            Trouble = state.Trouble,
        };
    }

    private async Task<DateTimeOffset?> RecordedAtAsync(JournalWindow window, CancellationToken cancellationToken)
    {
        long first = window.Pending.Min(index => window.Batches[index].Positions[0]);
        using EventStretch read = await _ports.Source.ScanAsync(first - 1, 1, null, cancellationToken).ConfigureAwait(false);
        return read.Heads.Count > 0 ? read.Heads[0].RecordedAt : null;
    }
}
