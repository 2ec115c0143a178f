using ActionTrail.Engine.Delivery;

namespace ActionTrail.Engine.Tests.Delivery;

/// <summary>A store in memory that outlives workers.</summary>
internal sealed class MemoryStore : ILaneStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LaneState> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DeadLetter>> _dead = new(StringComparer.Ordinal);

    /// <summary>Runs before and after every write; may throw, as a crash does.</summary>
    public Action Trap { get; set; } = static () => { };

    public LaneState? Load(string lane)
    {
        lock (_lock)
        {
            return _states.GetValueOrDefault(lane);
        }
    }

    public void Journal(string lane, LaneState state, IReadOnlyList<DeadLetter> dead) => Write(() =>
    {
        _states[lane] = state;
        (_dead.TryGetValue(lane, out List<DeadLetter>? letters) ? letters : _dead[lane] = []).AddRange(dead);
    });

    public void Acknowledge(string lane, IReadOnlyList<BatchReceipt> receipts, LaneState state) => Write(() => _states[lane] = state);

    public void Complain(string lane, LaneTrouble? trouble) => Write(() => _states[lane] = (_states.GetValueOrDefault(lane) ?? new LaneState()) with { Trouble = trouble });

    public IReadOnlyList<DeadLetter> DeadLetters(string lane) => _dead.GetValueOrDefault(lane) ?? [];

    private void Write(Action change)
    {
        lock (_lock)
        {
            Trap();
            change();
            Trap();
        }
    }
}
