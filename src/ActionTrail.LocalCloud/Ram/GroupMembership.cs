namespace ActionTrail.LocalCloud.Ram;

/// <summary>A user's place in a group.</summary>
/// <param name="GroupName">Name of the group.</param>
/// <param name="JoinDate">When the user joined (UTC).</param>
internal sealed record GroupMembership(string GroupName, DateTimeOffset JoinDate);
