using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Events;

namespace ActionTrail.Engine.Search;

/// <summary>
/// Splits any number of conditions between LookupEvents, which takes one or a documented pair, and this machine, which checks the rest
/// on what comes back. Both compare whole values and case.
/// </summary>
public sealed class LookupPlan
{
    private static readonly (EventAttribute First, EventAttribute[] Seconds)[] s_pairs =
    [
        (EventAttribute.ServiceName,
        [
            EventAttribute.EventName, EventAttribute.User, EventAttribute.PrincipalId, EventAttribute.RoleName, EventAttribute.ResourceName,
            EventAttribute.EventRW, EventAttribute.SensitiveAction, EventAttribute.EventType,
        ]),
        (EventAttribute.ResourceName, [EventAttribute.ResourceType, EventAttribute.EventName, EventAttribute.User, EventAttribute.RoleName]),
        (EventAttribute.EventType, [EventAttribute.EventName]),
    ];

    // What alone leaves the fewest events, first.
    private static readonly EventAttribute[] s_narrowest =
    [
        EventAttribute.EventId, EventAttribute.EventAccessKeyId, EventAttribute.ResourceName, EventAttribute.PrincipalId, EventAttribute.User,
        EventAttribute.SourceIpAddress, EventAttribute.EventName, EventAttribute.RoleName, EventAttribute.SensitiveAction, EventAttribute.ResourceType,
        EventAttribute.ServiceName, EventAttribute.EventType, EventAttribute.EventRW,
    ];

    private LookupPlan(IReadOnlyList<EventCondition> asked, IReadOnlyList<EventCondition> rest)
    {
        Asked = asked;
        Rest = rest;
    }

    /// <summary>Conditions that the service checks: none, one, or a documented pair.</summary>
    public IReadOnlyList<EventCondition> Asked { get; }

    /// <summary>Conditions that <see cref="Fits"/> checks.</summary>
    public IReadOnlyList<EventCondition> Rest { get; }

    /// <summary>Plans a look-up.</summary>
    /// <param name="conditions">Conditions that must all hold.</param>
    /// <returns>The plan.</returns>
    public static LookupPlan Of(IReadOnlyList<EventCondition> conditions)
    {
        EventCondition[] asked = conditions.Count <= 1 ? [.. conditions] : Pair(conditions) ?? [conditions.MinBy(static condition => Array.IndexOf(s_narrowest, condition.Attribute))!];
        return new LookupPlan(asked, [.. conditions.Except(asked)]);
    }

    /// <summary>Whether an event that the service found fits the rest of the conditions too.</summary>
    /// <param name="found">The event.</param>
    /// <returns>True when it does.</returns>
    public bool Fits(AuditEvent found) => Rest.All(condition => Values(found, condition.Attribute).Contains(condition.Value, StringComparer.Ordinal));

    private static EventCondition[]? Pair(IReadOnlyList<EventCondition> conditions)
    {
        foreach ((EventAttribute first, EventAttribute[] seconds) in s_pairs)
        {
            if (Find(first) is not { } one)
            {
                continue;
            }

            foreach (EventAttribute second in s_narrowest.Where(seconds.Contains))
            {
                if (Find(second) is { } other)
                {
                    return [one, other];
                }
            }
        }

        return null;

        EventCondition? Find(EventAttribute attribute) => conditions.FirstOrDefault(condition => condition.Attribute == attribute);
    }

    private static IEnumerable<string> Values(AuditEvent found, EventAttribute attribute) => attribute switch
    {
        EventAttribute.ServiceName => [found.ServiceName],
        EventAttribute.EventName => [found.EventName],
        EventAttribute.User => [found.UserIdentity.UserName],
        EventAttribute.EventId => [found.EventId],
        EventAttribute.ResourceType => [found.ResourceType, .. found.ReferencedResources.Keys],
        EventAttribute.ResourceName => [found.ResourceName, .. found.ReferencedResources.Values.SelectMany(static names => names)],
        EventAttribute.EventRW => [found.EventRw],
        EventAttribute.EventAccessKeyId => [found.UserIdentity.AccessKeyId],
        EventAttribute.SensitiveAction => [found.IsSensitive ? "true" : "false"],
        EventAttribute.SourceIpAddress => [found.SourceIpAddress],
        EventAttribute.EventType => [found.EventType],
        EventAttribute.RoleName => [found.UserIdentity.RoleName],
        EventAttribute.PrincipalId => [found.UserIdentity.PrincipalId],
        _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, "No such attribute."),
    };
}
