using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Search.Queries;

namespace ActionTrail.Engine.Search.Lookups;

/// <summary>
/// Splits a query between LookupEvents, which takes one exact value or a documented pair, and this machine, which checks the rest on what
/// comes back. Lists of values, wildcards and blocks of addresses are never sent.
/// </summary>
public sealed class LookupPlan
{
    /// <summary>The field in which events of sensitive operations say so.</summary>
    public const string SensitiveField = "eventAttributes.SensitiveAction";

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

    private LookupPlan(IReadOnlyList<EventCondition> asked, ArchiveQuery rest)
    {
        Asked = asked;
        Rest = rest;
    }

    /// <summary>Conditions that the service checks: none, one, or a documented pair.</summary>
    public IReadOnlyList<EventCondition> Asked { get; }

    /// <summary>What is left to check here.</summary>
    public ArchiveQuery Rest { get; }

    /// <summary>Whether nothing is left to check here, so that every event that comes is one that is asked for.</summary>
    public bool IsWhole { get; private init; }

    /// <summary>What has an attribute of its own in look-ups, and is a condition on a field elsewhere.</summary>
    /// <param name="eventType">Type of events, with wildcards; empty for any.</param>
    /// <param name="role">Role whose sessions acted, with wildcards; empty for any.</param>
    /// <param name="sensitive">Whether only sensitive operations are meant.</param>
    /// <returns>The conditions.</returns>
    public static IEnumerable<FieldCondition> Conditions(string eventType, string role, bool sensitive)
    {
        if (eventType.Length > 0)
        {
            yield return new("eventType", HasWildcard(eventType) ? FieldOperator.Like : FieldOperator.Eq, [eventType]);
        }

        if (role.Length > 0)
        {
            yield return new("userName", FieldOperator.Like, [$"{role}:*"]);
        }

        if (sensitive)
        {
            yield return new(SensitiveField, FieldOperator.Eq, ["true"]);
        }
    }

    /// <summary>Plans a look-up.</summary>
    /// <param name="query">What must hold; its time range is the service's business and is left out.</param>
    /// <returns>The plan.</returns>
    public static LookupPlan Of(ArchiveQuery query)
    {
        Candidate[] candidates = [.. Candidates(query)];
        Candidate[] chosen = candidates.Length <= 1 ? candidates
            : Pair(candidates) ?? [candidates.MinBy(static candidate => Array.IndexOf(s_narrowest, candidate.Attribute))!];
        ArchiveQuery rest = chosen.Aggregate(query with { Since = null, Until = null }, static (left, candidate) => candidate.Without(left));
        return new LookupPlan([.. chosen.Select(static candidate => new EventCondition(candidate.Attribute, candidate.Value))], rest) { IsWhole = IsEmpty(rest) };
    }

    private static IEnumerable<Candidate> Candidates(ArchiveQuery query)
    {
        (EventAttribute Attribute, IReadOnlyList<string> Values, Func<ArchiveQuery, ArchiveQuery> Without)[] lists =
        [
            (EventAttribute.ServiceName, query.ServiceNames, static left => left with { ServiceNames = [] }),
            (EventAttribute.EventName, query.EventNames, static left => left with { EventNames = [] }),
            (EventAttribute.User, query.UserNames, static left => left with { UserNames = [] }),
            (EventAttribute.EventId, query.EventIds, static left => left with { EventIds = [] }),
            (EventAttribute.EventAccessKeyId, query.AccessKeyIds, static left => left with { AccessKeyIds = [] }),
            (EventAttribute.ResourceName, query.ResourceNames, static left => left with { ResourceNames = [] }),
            (EventAttribute.ResourceType, query.ResourceTypes, static left => left with { ResourceTypes = [] }),
            (EventAttribute.EventRW, query.EventRw == EventRw.All ? [] : [query.EventRw.ToString()], static left => left with { EventRw = EventRw.All }),

            // A block or another spelling of an IPv6 address is the same address here, but not to the service.
            (EventAttribute.SourceIpAddress, [.. query.SourceIpAddresses.Where(_ => !query.SourceIpAddresses.Any(static address => address.AsSpan().ContainsAny('/', ':')))],
                static left => left with { SourceIpAddresses = [] }),
        ];
        return lists.Where(static list => list.Values is [{ Length: > 0 } only] && !HasWildcard(only))
            .Select(static list => new Candidate(list.Attribute, list.Values[0], list.Without))
            .Concat(query.Where.Select(Candidate.Of).OfType<Candidate>());
    }

    private static bool IsEmpty(ArchiveQuery query) =>
        query.EventRw == EventRw.All && query.Texts.Count == 0 && query.Where.Count == 0
        && new[]
        {
            query.AccountIds, query.Regions, query.ServiceNames, query.EventNames, query.UserNames, query.AccessKeyIds, query.SourceIpAddresses,
            query.ResourceTypes, query.ResourceNames, query.RequestIds, query.ErrorCodes, query.EventIds,
        }.All(static values => values.Count == 0);

    private static Candidate[]? Pair(Candidate[] candidates)
    {
        foreach ((EventAttribute first, EventAttribute[] seconds) in s_pairs)
        {
            if (Find(first) is { } one && s_narrowest.Where(seconds.Contains).Select(Find).FirstOrDefault(static other => other is not null) is { } other)
            {
                return [one, other];
            }
        }

        return null;

        Candidate? Find(EventAttribute attribute) => Array.Find(candidates, candidate => candidate.Attribute == attribute);
    }

    private static bool HasWildcard(string value) => value.AsSpan().ContainsAny('*', '?');

    /// <summary>A condition that the service could check, and the query without it.</summary>
    private sealed record Candidate(EventAttribute Attribute, string Value, Func<ArchiveQuery, ArchiveQuery> Without)
    {
        public static Candidate? Of(FieldCondition condition) => (condition.Field, condition.Operator, condition.Values) switch
        {
            ("eventType", FieldOperator.Eq, [var type]) => Checking(EventAttribute.EventType, type, condition),
            ("principalId" or "userIdentity.principalId", FieldOperator.Eq, [var id]) => Checking(EventAttribute.PrincipalId, id, condition),
            (SensitiveField, FieldOperator.Eq, ["true"]) => Checking(EventAttribute.SensitiveAction, "true", condition),

            // The user name of a role's session is role:session. Unconfirmed: whether RoleName finds these and no others.
            ("userName" or "userIdentity.userName", FieldOperator.Like, [{ Length: > 2 } user]) when user.EndsWith(":*", StringComparison.Ordinal) && !HasWildcard(user[..^2]) =>
                Checking(EventAttribute.RoleName, user[..^2], condition),
            _ => null,
        };

        private static Candidate Checking(EventAttribute attribute, string value, FieldCondition condition) =>
            new(attribute, value, left => left with { Where = [.. left.Where.Where(other => !ReferenceEquals(other, condition))] });
    }
}
