using ActionTrail.Core.Accounts;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Delivery;

namespace ActionTrail.Engine.Tests.Delivery;

public sealed class WindowBuilderTests
{
    private static readonly DateTimeOffset s_midnight = new(2026, 5, 2, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The home region by name, by being none, by being no region; and others.</summary>
    private static readonly string[] s_regions = ["cn-hangzhou", "", "../../etc", "cn-beijing", "eu-central-1"];

    [Theory]
    [InlineData(PartitionRule.None)]
    [InlineData(PartitionRule.Date)]
    [InlineData(PartitionRule.AccountRegionDate)]
    public void Events_share_a_batch_exactly_if_their_keys_are_the_same_and_it_has_room(PartitionRule rule)
    {
        var home = RegionId.Parse("cn-hangzhou");
        var options = new LaneOptions { Batch = new BatchLimits(7, 500, 180), Partition = rule, MaxAge = TimeSpan.Zero };
        foreach (int seed in Enumerable.Range(0, 40))
        {
            EventHead[] heads = Heads(new Random(seed), 600);
            var builder = new WindowBuilder(new Partitioner(rule, home), options);
            var naive = new NaiveBatches(new Partitioner(rule, home), options.Batch);
            foreach (EventHead head in heads)
            {
                Assert.Equal(naive.Add(head), builder.Add(head));
            }

            // Files go in the order of their folders, those of one folder as they came to be; so does all else.
            List<(PartitionKey Partition, List<long> Positions)> expected = rule == PartitionRule.AccountRegionDate
                ? [.. naive.Batches.OrderBy(static batch => $"{batch.Partition.AccountId}/{batch.Partition.Region}/{batch.Partition.Date}", StringComparer.Ordinal)]
                : naive.Batches;
            JournalWindow window = builder.Build(0, heads.Length);
            Assert.Equal(expected.Select(static batch => batch.Partition), window.Batches.Select(static batch => batch.Partition));
            Assert.Equal(expected.SelectMany(static batch => batch.Positions), window.Batches.SelectMany(static batch => batch.Positions));
            Assert.Equal(expected.Select(static batch => batch.Positions.Count), window.Batches.Select(static batch => batch.Positions.Count));
            Assert.Equal(naive.Undeliverable, builder.Undeliverable);
            Assert.Equal(heads.Length, window.PendingCount + builder.Undeliverable.Count);
        }
    }

    [Fact]
    public void A_window_without_events_has_no_batches()
    {
        var builder = new WindowBuilder(new Partitioner(PartitionRule.AccountRegionDate, RegionId.Parse("cn-hangzhou")), LaneOptions.For(DestinationKind.Oss));
        Assert.Empty(builder.Build(3, 9).Batches);
    }

    [Theory]
    [InlineData(1_500)]
    [InlineData(20_000)]
    [InlineData(200_000)]
    public void A_window_of_one_partition_is_full_by_its_bytes_whatever_the_size_of_its_events(int size)
    {
        var options = LaneOptions.For(DestinationKind.Oss);
        var builder = new WindowBuilder(new Partitioner(PartitionRule.AccountRegionDate, RegionId.Parse("cn-hangzhou")), options);
        var traits = new EventTraits(s_midnight, "cn-hangzhou", "Management", IsRead: false, IsGlobal: false);
        for (long position = 1; !builder.IsFull && builder.Bytes < 10 * options.DenseWindowBytes; position++)
        {
            builder.Add(new EventHead(position, "account-1", s_midnight, size, traits) { AccountNumber = 1, RegionNumber = 1 });
        }

        Assert.InRange(builder.Bytes, options.DenseWindowBytes, options.DenseWindowBytes + size);
    }

    [Fact]
    public void A_filter_that_remembers_accounts_judges_every_event_by_the_rules()
    {
        var chance = new Random(11);
        var rules = new ScopeRules
        {
            Accounts = Enumerable.Range(0, 8).Select(static i => $"account-{2 * i}").ToDictionary(static id => id, id => PositionIntervals.Of((chance.Next(200), chance.Next(200, 400)), (450, null))),
            Selections = [new TrailSelection(50, 300, EventRw.All, TrailRegionSelection.All), new TrailSelection(350, null, EventRw.Read, TrailRegionSelection.All)],
        };
        var filter = new ScopeFilter(rules);
        int taken = 0;
        foreach (EventHead head in Heads(chance, 600))
        {
            bool isMember = rules.Accounts.TryGetValue(head.AccountId, out PositionIntervals? membership) && membership.Contains(head.Position);
            bool expected = isMember && rules.SelectionAt(head.Position) is { } selection && (head.Traits is not { } traits || ScopeFilter.Selects(selection, traits));
            Assert.Equal(expected ? SelectorVerdict.Take : SelectorVerdict.Leave, filter.Judge(head));
            taken += expected ? 1 : 0;
        }

        Assert.InRange(taken, 50, 400);
        Assert.All(Heads(chance, 50), head => Assert.Equal(SelectorVerdict.Take, new ScopeFilter(rules with { CoversEverything = true }).Judge(head)));
    }

    private static EventHead[] Heads(Random chance, int count)
    {
        var names = new NameNumbers();
        return [.. Enumerable.Range(1, count).Select(position => Head(chance, names, position))];
    }

    private static EventHead Head(Random chance, NameNumbers names, long position)
    {
        // A new text each time: nothing may depend on which object a name is.
        string account = $"account-{chance.Next(12)}";
        string region = new(s_regions[chance.Next(s_regions.Length)].AsSpan());
        DateTimeOffset time = s_midnight.AddMinutes(chance.Next(-90, 90)).ToOffset(TimeSpan.FromHours(chance.Next(-8, 9)));
        EventTraits? traits = chance.Next(20) == 0 ? null : new EventTraits(time, region, "Management", chance.Next(2) == 0, chance.Next(5) == 0);
        return new EventHead(position, account, s_midnight, chance.Next(1, 190), traits) { AccountNumber = names.Of(account), RegionNumber = names.Of(region) };
    }

    /// <summary>The same by the texts of the keys, each batch a list.</summary>
    private sealed class NaiveBatches(Partitioner partitioner, BatchLimits limits)
    {
        private readonly Dictionary<PartitionKey, (int Index, int Bytes)> _open = [];

        public List<(PartitionKey Partition, List<long> Positions)> Batches { get; } = [];

        public List<long> Undeliverable { get; } = [];

        public int? Add(EventHead head)
        {
            if (head.Traits is not { } traits || head.Size > limits.MaxEventBytes)
            {
                Undeliverable.Add(head.Position);
                return null;
            }

            PartitionKey key = partitioner.KeyOf(head.AccountId, traits);
            if (!_open.TryGetValue(key, out (int Index, int Bytes) open) || Batches[open.Index].Positions.Count == limits.MaxCount || open.Bytes + head.Size > limits.MaxBytes)
            {
                open = (Batches.Count, 0);
                Batches.Add((key, []));
            }

            _open[key] = (open.Index, open.Bytes + head.Size);
            Batches[open.Index].Positions.Add(head.Position);
            return open.Index;
        }
    }
}
