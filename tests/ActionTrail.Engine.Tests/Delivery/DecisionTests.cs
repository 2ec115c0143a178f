using ActionTrail.Core.Accounts;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Delivery;

namespace ActionTrail.Engine.Tests.Delivery;

public sealed class DecisionTests
{
    private static readonly DateTimeOffset s_noon = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("10 10 10", 2, 100, "2 1")] // count
    [InlineData("40 40 40", 9, 100, "2 1")] // bytes
    [InlineData("500 10", 9, 100, "1 1")] // the first always fits
    [InlineData("10 500 10", 9, 100, "1 1 1")]
    [InlineData("50 50", 9, 100, "2")]
    public void Batches_end_at_count_or_bytes(string sizes, int maxCount, int maxBytes, string expected)
    {
        var limiter = new BatchLimiter(new BatchLimits(maxCount, maxBytes, int.MaxValue));
        var batches = new List<int>();
        foreach (int size in sizes.Split(' ').Select(int.Parse))
        {
            if (!limiter.Take(size))
            {
                batches.Add(0);
            }

            batches[^1]++;
        }

        Assert.Equal(expected, string.Join(' ', batches));
    }

    [Theory]
    [InlineData(PartitionRule.None, "cn-beijing", false, "||")]
    [InlineData(PartitionRule.Date, "cn-beijing", false, "||20240501")]
    [InlineData(PartitionRule.AccountRegionDate, "cn-beijing", false, "1000000000000001|cn-beijing|20240501")]
    [InlineData(PartitionRule.AccountRegionDate, "cn-beijing", true, "1000000000000001|cn-hangzhou|20240501")] // global events are filed at home
    [InlineData(PartitionRule.AccountRegionDate, "", false, "1000000000000001|cn-hangzhou|20240501")]
    [InlineData(PartitionRule.AccountRegionDate, "../../etc", false, "1000000000000001|cn-hangzhou|20240501")] // no key may leave its folder
    public void Events_are_kept_apart_as_the_destination_wants(PartitionRule rule, string region, bool isGlobal, string expected)
    {
        PartitionKey key = new Partitioner(rule, RegionId.Parse("cn-hangzhou")).KeyOf("1000000000000001", Traits(region: region, isGlobal: isGlobal));
        Assert.Equal(expected, $"{key.AccountId}|{key.Region}|{key.Date}");
    }

    [Fact]
    public void The_day_of_an_event_is_its_day_in_utc()
    {
        var partitioner = new Partitioner(PartitionRule.Date, RegionId.Parse("cn-hangzhou"));
        Assert.Equal("20240430", partitioner.KeyOf("", Traits() with { EventTime = new DateTimeOffset(2024, 5, 1, 7, 59, 0, TimeSpan.FromHours(8)) }).Date);
        Assert.Equal("20240501", partitioner.KeyOf("", Traits() with { EventTime = new DateTimeOffset(2024, 5, 1, 8, 0, 0, TimeSpan.FromHours(8)) }).Date);
    }

    [Theory]
    [InlineData("All", "All", "Write", "cn-beijing", false, "Management", true)]
    [InlineData("Write", "All", "Read", "cn-beijing", false, "Management", false)]
    [InlineData("Read", "All", "Read", "cn-beijing", false, "Management", true)]
    [InlineData("All", "cn-hangzhou", "Write", "cn-beijing", false, "Management", false)]
    [InlineData("All", "cn-hangzhou,cn-beijing", "Write", "cn-beijing", false, "Management", true)]
    [InlineData("All", "cn-hangzhou", "Write", "cn-beijing", true, "Management", true)] // global services have no region
    [InlineData("All", "cn-hangzhou", "Write", "", false, "Management", true)]
    [InlineData("All", "All", "Write", "cn-beijing", false, "Data", false)]
    [InlineData("All", "All", "Write", "cn-beijing", false, "Insight", false)]
    public void A_trail_takes_what_it_selects(string operations, string regions, string rw, string region, bool isGlobal, string category, bool expected)
    {
        var selection = new TrailSelection(0, null, EventRwText.Parse(operations), TrailRegionSelection.Parse(regions));
        Assert.Equal(expected, ScopeFilter.Selects(selection, Traits(rw, region, isGlobal, category)));
    }

    [Fact]
    public void Stretches_contain_what_lies_after_their_start_up_to_their_end()
    {
        var intervals = PositionIntervals.Of((10, 20), (30, null), (15, 25));
        Assert.Equal([11, 25, 31, 1_000], new long[] { 5, 10, 11, 25, 26, 30, 31, 1_000 }.Where(intervals.Contains));
    }

    [Fact]
    public void An_event_is_judged_by_what_the_trail_selected_at_its_position()
    {
        var rules = new ScopeRules
        {
            Accounts = new Dictionary<string, PositionIntervals>(),
            Selections = [new(10, 20, EventRw.Write, TrailRegionSelection.All), new(20, 25, EventRw.All, TrailRegionSelection.All), new(30, null, EventRw.Read, TrailRegionSelection.All)],
        };
        Assert.Equal([null, EventRw.Write, EventRw.Write, EventRw.All, null, EventRw.Read], new long[] { 10, 11, 20, 21, 26, 31 }.Select(position => rules.SelectionAt(position)?.Operations));
        Assert.Equal([10, 12, 20, 30], new long[] { 3, 12, 20, 25 }.Select(rules.SkipFrom));
        Assert.Equal(long.MaxValue, (rules with { Selections = [new(1, 5, EventRw.All, TrailRegionSelection.All)] }).SkipFrom(5));
    }

    private static EventTraits Traits(string rw = "Write", string region = "cn-hangzhou", bool isGlobal = false, string category = "Management") =>
        new(s_noon, region, category, rw == "Read", isGlobal);
}
