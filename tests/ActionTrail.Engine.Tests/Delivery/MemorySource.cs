using System.Text;
using System.Text.Json;
using ActionTrail.Engine.Delivery;

namespace ActionTrail.Engine.Tests.Delivery;

/// <summary>A source in memory.</summary>
internal sealed class MemorySource(TimeProvider time) : IEventSource
{
    private readonly Lock _lock = new();
    private readonly List<(EventHead Head, byte[] Json)> _events = [];
    private readonly NameNumbers _names = new();
    private int _held;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many chunks were scanned and not given back.</summary>
    public int Held => Volatile.Read(ref _held);

    /// <summary>How often events were fetched.</summary>
    public int Fetches { get; private set; }

    /// <summary>What every scan fails with from now on; null for nothing.</summary>
    public Exception? Failure { get; set; }

    public long LastPosition
    {
        get
        {
            lock (_lock)
            {
                return _events.Count;
            }
        }
    }

    public long Append(TestEvent each) => Append(each.Account, each.Json(time.GetUtcNow()));

    public long Append(string account, byte[] json)
    {
        lock (_lock)
        {
            EventTraits? traits = EventTraits.TryRead(json, out EventTraits read, out _) ? read : null;
            var head = new EventHead(_events.Count + 1, account, time.GetUtcNow(), json.Length, traits) { AccountNumber = _names.Of(account), RegionNumber = _names.Of(read.Region ?? "") };
            _events.Add((head, json));
            Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            return _events.Count;
        }
    }

    public ValueTask<EventStretch> ScanAsync(long afterPosition, int maxCount, Predicate<EventHead>? wanted, CancellationToken cancellationToken)
    {
        if (Failure is not null)
        {
            throw Failure;
        }

        lock (_lock)
        {
            (EventHead Head, byte[] Json)[] read = [.. _events.Skip((int)afterPosition).Take(maxCount)];
            var chunk = new HeldChunk(this, [.. read.Where(each => wanted?.Invoke(each.Head) == true).Select(Event)]);
            return ValueTask.FromResult(new EventStretch([.. read.Select(static each => each.Head)], chunk));
        }
    }

    public ValueTask<EventChunk> FetchAsync(IReadOnlyList<long> positions, CancellationToken cancellationToken)
    {
        Fetches++;
        lock (_lock)
        {
            return ValueTask.FromResult(new EventChunk([.. positions.Select(position => _events[(int)position - 1]).Select(Event)]));
        }
    }

    public async Task WaitBeyondAsync(long position, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed = Volatile.Read(ref _changed).Task;
            if (LastPosition > position)
            {
                return;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private static DeliveryEvent Event((EventHead Head, byte[] Json) each) =>
        new(each.Head.Position, each.Head.AccountId, each.Head.Traits?.EventTime ?? each.Head.RecordedAt, each.Json);

    private sealed class HeldChunk : EventChunk
    {
        private readonly MemorySource _source;

        public HeldChunk(MemorySource source, IReadOnlyList<DeliveryEvent> events)
            : base(events)
        {
            _source = source;
            Interlocked.Increment(ref source._held);
        }

        protected override void Dispose(bool disposing)
        {
            Interlocked.Decrement(ref _source._held);
            base.Dispose(disposing);
        }
    }
}

internal sealed record TestEvent(string Account)
{
    public string Id { get; init; } = "id";

    public string Region { get; init; } = "cn-hangzhou";

    public string Rw { get; init; } = "Write";

    public string Category { get; init; } = "Management";

    public bool IsGlobal { get; init; }

    public DateTimeOffset? Time { get; init; }

    public int Padding { get; init; }

    public byte[] Json(DateTimeOffset now) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        eventId = Id,
        eventTime = (Time ?? now).ToString("yyyy-MM-ddTHH:mm:ssZ"),
        eventName = "StopInstances",
        eventRW = Rw,
        eventCategory = Category,
        acsRegion = Region,
        isGlobal = IsGlobal,
        userAgent = new string('x', Padding),
    }));
}
