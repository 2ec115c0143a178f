using ActionTrail.Core.Trails;
using ActionTrail.Engine.Search.Queries;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.Engine.Tests.Search;

/// <summary>Queries of one to three parts over the stock of <see cref="RandomEvents"/>.</summary>
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

    private static readonly Gen<string[]> s_values =
        from values in Gen.Frequency((2, RandomEvents.Values), (1, s_patterns)).NonEmptyListOf()
        select values.Take(3).ToArray();

    private static readonly Gen<string> s_paths = Gen.Elements(
        "eventName", "serviceName", "vpcId", "userIdentity.userName", "requestParameters.a", "requestParameterJson.a", "requestParameters.'a.b'",
        "requestParameters.*", "userIdentity.a.b", "other.b.a", "referencedResources.ACS::ECS::Instance", "*.userName");

    private static readonly Gen<Func<ArchiveQuery, ArchiveQuery>> s_parts = Gen.OneOf(
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
        }),
        from block in Gen.Elements("203.0.113.0/24", "203.0.0.0/13", "0.0.0.0/0", "10.1.2.3", "2001:db8::/32", "2001:db8::1", "203.*")
        select new Func<ArchiveQuery, ArchiveQuery>(query => query with { SourceIpAddresses = [block] }),
        from text in RandomEvents.Values.Where(static text => text.Length > 0)
        select new Func<ArchiveQuery, ArchiveQuery>(query => query with { Texts = [text] }),
        from rw in Gen.Elements(EventRw.Read, EventRw.Write)
        select new Func<ArchiveQuery, ArchiveQuery>(query => query with { EventRw = rw }),
        from path in s_paths
        from how in Gen.Elements(Enum.GetValues<FieldOperator>())
        from value in Gen.OneOf(RandomEvents.Values, s_patterns)
        where how != FieldOperator.Match
        select new Func<ArchiveQuery, ArchiveQuery>(query => query with { Where = [new(path, how, how == FieldOperator.Exists ? [] : [value])] }),
        Gen.Constant(new Func<ArchiveQuery, ArchiveQuery>(static query => query with { Since = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero) })));

    public static Gen<ArchiveQuery> Queries { get; } =
        from parts in s_parts.NonEmptyListOf()
        select parts.Take(2).Aggregate(ArchiveQuery.All, static (query, part) => part(query));
}
