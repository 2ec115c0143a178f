namespace ActionTrail.LocalCloud.Ram;

/// <summary>Who is in a group; the users tell.</summary>
internal static class GroupMembers
{
    /// <summary>The members of a group, by name.</summary>
    public static IReadOnlyList<RamUserDocument> Of(CloudState cloud, string accountId, string group) =>
        [.. RamStore.Users(cloud, accountId).Where(user => IsIn(user, group))];

    /// <summary>Whether a user is in a group.</summary>
    public static bool IsIn(RamUserDocument user, string group) => user.Groups.Any(membership => Is(membership, group));

    /// <summary>Whether a membership is of a group.</summary>
    public static bool Is(GroupMembership membership, string group) => membership.GroupName.Equals(group, StringComparison.OrdinalIgnoreCase);

    /// <summary>Memberships after a group got another name.</summary>
    public static IReadOnlyList<GroupMembership> Renamed(IReadOnlyList<GroupMembership> memberships, string before, string after) =>
        [.. memberships.Select(membership => Is(membership, before) ? membership with { GroupName = after } : membership)];
}
