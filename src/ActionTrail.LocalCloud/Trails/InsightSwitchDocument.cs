namespace ActionTrail.LocalCloud.Trails;

/// <summary>Whether an account wants one kind of insights; stored under the account by the kind. Absent means no.</summary>
/// <param name="InsightType">Kind.</param>
/// <param name="IsEnabled">Whether it is wanted.</param>
/// <param name="ChangedAt">When it was last switched (UTC).</param>
internal sealed record InsightSwitchDocument(string InsightType, bool IsEnabled, DateTimeOffset ChangedAt);
