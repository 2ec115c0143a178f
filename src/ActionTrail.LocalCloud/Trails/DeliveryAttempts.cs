namespace ActionTrail.LocalCloud.Trails;

/// <summary>How often delivery to one destination succeeded and failed in one minute.</summary>
/// <param name="Minute">Start of the minute (UTC).</param>
/// <param name="Succeeded">Batches that arrived.</param>
/// <param name="Failed">Attempts that failed.</param>
internal sealed record DeliveryAttempts(DateTimeOffset Minute, long Succeeded, long Failed);
