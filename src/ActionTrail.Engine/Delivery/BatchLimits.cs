namespace ActionTrail.Engine.Delivery;

/// <summary>When a batch is full. Defaults and ranges are per destination, see <see cref="LaneOptions"/>.</summary>
/// <param name="MaxCount">Most events; at least 1.</param>
/// <param name="MaxBytes">Most bytes of JSON; the first event always fits.</param>
/// <param name="MaxEventBytes">Most bytes of one event; a larger one goes to the dead letters.</param>
public sealed record BatchLimits(int MaxCount, int MaxBytes, int MaxEventBytes);
