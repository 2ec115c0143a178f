using System.Globalization;
using System.Text;
using ActionTrail.Core.Archive;
using ActionTrail.Engine.Search.Matching;
using ActionTrail.Engine.Search.Prefilter;
using ActionTrail.Engine.Search.Queries;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.Engine.Tests.Search;

public sealed class PrefilterSoundness
{
    /// <summary>A few seconds' worth; ACTIONTRAIL_PREFILTER_CASES asks for more.</summary>
    private static readonly int s_cases = int.Parse(Environment.GetEnvironmentVariable("ACTIONTRAIL_PREFILTER_CASES") ?? "2500", CultureInfo.InvariantCulture);

    [Fact]
    public void No_event_that_matches_is_rejected_by_its_bytes()
    {
        int spared = 0;
        var matched = new Dictionary<string, int>(StringComparer.Ordinal);
        Gen<(List<string> Records, ArchiveQuery Query)> cases =
            from records in RandomEvents.Records.ListOf(6)
            from query in RandomQueries.Queries
            select (records.ToList(), query);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(s_cases), Prop.ForAll(cases.ToArbitrary(), @case =>
        {
            SearchPlan plan = SearchPlan.Find(@case.Query);
            var matcher = new EventMatcher(plan);
            using var reader = new ArchiveBlockReader();
            reader.Open(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', @case.Records))));
            while (reader.Read())
            {
                var selected = new List<int>();
                new BlockFilter(plan.Needles).Select(reader.Block, reader.Events, selected);
                for (int i = 0; i < reader.Events.Length; i++)
                {
                    EventSpan place = reader.Events[i];
                    bool matches = matcher.Judge(reader.Block.Slice(place.Start, place.Length), out _) == MatchVerdict.Matched;
                    spared += selected.Contains(i) ? 0 : 1;
                    foreach (string kind in matches ? RandomQueries.KindsOf(@case.Query) : [])
                    {
                        matched[kind] = matched.GetValueOrDefault(kind) + 1;
                    }

                    if (matches && !selected.Contains(i))
                    {
                        return false;
                    }
                }
            }

            return true;
        }));

        // Every kind of filter and every operator had events to lose, but for the chance of one or two; and the bytes spared a look at many others.
        Assert.True(matched.Count >= 16 + Enum.GetValues<FieldOperator>().Length - 2, string.Join(' ', matched));
        Assert.InRange(spared, 300, int.MaxValue);
    }
}
