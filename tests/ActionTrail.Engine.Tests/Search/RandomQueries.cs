using ActionTrail.Core.Trails;
using ActionTrail.Engine.Search.Queries;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.Engine.Tests.Search;

/// <summary>Queries of one to three parts of every kind over the stock of <see cref="RandomEvents"/>.</summary>
internal static class RandomQueries
{
    private static readonly Gen<string> s_patterns =
        from value in RandomEvents.Values
        from cut in Gen.Choose(0, 3)
        select cut switch
        {
            0 => value + "*",
            1 => "*" + value,
            2 => "*" + value + "*",
            _ => value.Length > 0 ? "?" + value[1..] : "*",
        };

    // What many records have, so that filters of every kind meet some.
    private static readonly Gen<string> s_plain = Gen.Elements("1", "12", "-1", "true", "false", "alice");
    private static readonly Gen<string> s_likely = Gen.OneOf(s_plain, Gen.Elements("1*", "*l*", "?*", "*1", "*a*e*"));

    private static readonly Gen<string[]> s_values =
        from values in Gen.Frequency((2, RandomEvents.Values), (1, s_patterns), (3, s_likely)).NonEmptyListOf()
        select values.Take(3).ToArray();

    private static readonly Gen<string> s_paths = Gen.Elements(
        "eventName", "serviceName", "vpcId", "userIdentity.userName", "requestParameters.a", "requestParameterJson.a", "requestParameters.'a.b'",
        "requestParameters.*", "userIdentity.a.b", "other.b.a", "referencedResources.ACS::ECS::Instance", "*.userName",
        "user", "Account", "region", "service", "resourceName", "resourceType", "sourceIp", "ErrorCode", "RequestParameters.a", "UserIdentity.AccessKeyId", "eventAttributes.SensitiveAction");

    private static readonly Gen<string> s_expressions = Gen.Elements("^a", "l", "(?i)ALICE$", "[0-9]+", "^$", @"\\", "^(i-1|sg-1)", "日.", ".");

    private static readonly Gen<Func<ArchiveQuery, ArchiveQuery>> s_parts = Gen.Frequency(
        (11,
        from values in s_values
        from place in Gen.Choose(0, 10)
        select new Func<ArchiveQuery, ArchiveQuery>(query => place switch
        {
            0 => query with { AccountIds = values },
            1 => query with { Regions = values },
            2 => query with { ServiceNames = values },
            3 => query with { EventNames = values },
            4 => query with { UserNames = values },
            5 => query with { AccessKeyIds = values },
            6 => query with { ResourceTypes = values },
            7 => query with { ResourceNames = values },
            8 => query with { RequestIds = values },
            9 => query with { ErrorCodes = values },
            _ => query with { EventIds = values },
        })),
        (4,
        from block in Gen.Elements("203.0.113.0/24", "203.0.0.0/13", "0.0.0.0/0", "10.1.2.3", "2001:db8::/32", "2001:db8::1", "203.*")
        select new Func<ArchiveQuery, ArchiveQuery>(query => query with { SourceIpAddresses = [block] })),
        (1,
        from text in RandomEvents.Values.Where(static text => text.Length > 0)
        select new Func<ArchiveQuery, ArchiveQuery>(query => query with { Texts = [.. query.Texts, text] })),
        (1,
        from rw in Gen.Elements(EventRw.Read, EventRw.Write)
        select new Func<ArchiveQuery, ArchiveQuery>(query => query with { EventRw = rw })),
        (12, Conditions()),
        (1,
        from days in Gen.Choose(-2, 1)
        from isUntil in Gen.Elements(true, false)
        let bound = new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero).AddDays(days)
        select new Func<ArchiveQuery, ArchiveQuery>(query => isUntil ? query with { Until = query.Since is { } since && since >= bound ? null : bound } : query with { Since = query.Until is { } until && until <= bound ? null : bound })));

    public static Gen<ArchiveQuery> Queries { get; } =
        from count in Gen.Frequency((5, Gen.Constant(1)), (2, Gen.Constant(2)), (1, Gen.Constant(3)))
        from parts in s_parts.ListOf(count)
        select parts.Aggregate(ArchiveQuery.All, static (query, part) => part(query));

    /// <summary>What a query asks for, a name for each kind of filter and operator.</summary>
    public static IEnumerable<string> KindsOf(ArchiveQuery query) =>
    [
        .. new (string Kind, bool IsUsed)[]
        {
            ("account", query.AccountIds.Count > 0), ("region", query.Regions.Count > 0), ("service", query.ServiceNames.Count > 0), ("event", query.EventNames.Count > 0),
            ("user", query.UserNames.Count > 0), ("key", query.AccessKeyIds.Count > 0), ("type", query.ResourceTypes.Count > 0), ("resource", query.ResourceNames.Count > 0),
            ("request", query.RequestIds.Count > 0), ("error", query.ErrorCodes.Count > 0), ("id", query.EventIds.Count > 0), ("address", query.SourceIpAddresses.Count > 0),
            ("text", query.Texts.Count > 0), ("rw", query.EventRw != EventRw.All), ("since", query.Since is not null), ("until", query.Until is not null),
        }.Where(static part => part.IsUsed).Select(static part => part.Kind),
        .. query.Where.Select(static condition => $"where {condition.Operator}"),
    ];

    private static Gen<Func<ArchiveQuery, ArchiveQuery>> Conditions() =>
        from path in s_paths
        from how in Gen.OneOf(Gen.Elements(Enum.GetValues<FieldOperator>()), Gen.Elements(FieldOperator.Eq, FieldOperator.In, FieldOperator.Like))
        from value in Gen.OneOf(RandomEvents.Values, s_patterns, s_likely)
        from plain in s_plain
        from several in s_values
        from expression in s_expressions
        from existence in Gen.Elements<string[]>([], ["true"], ["false"])
        let values = how switch
        {
            FieldOperator.Exists => existence,
            FieldOperator.In => [plain, .. several],
            FieldOperator.Match => [expression],
            FieldOperator.Eq or FieldOperator.Ne => [plain],
            _ => [value],
        }
        select new Func<ArchiveQuery, ArchiveQuery>(query => query with { Where = [.. query.Where, new(path, how, values)] });
}
