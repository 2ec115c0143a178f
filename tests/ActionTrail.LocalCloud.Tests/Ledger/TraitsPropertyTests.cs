using System.Text;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Ledger;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.LocalCloud.Tests.Ledger;

public sealed class TraitsPropertyTests
{
    private static readonly (string Usual, string[] Odd)[] s_fields =
    [
        ("\"eventId\":\"e1\"", ["\"eventId\":\"\"", "\"eventId\":7", "\"eventId\":null", "\"EventID\":\"p1\""]),
        ("\"eventTime\":\"2024-05-01T00:00:01Z\"", ["\"eventTime\":\"2024-05-01T00:00:01.5+08:00\"", "\"eventTime\":\"2024-05-01T00:00:01\"", "\"eventTime\":\"soon\"", "\"eventTime\":[1]", "\"EventTime\":\"2024-05-02T00:00:00Z\""]),
        ("\"acsRegion\":\"cn-hangzhou\"", ["\"acsRegion\":\"\"", "\"acsRegion\":null", "\"acsRegion\":{\"a\":1}", "\"acsRegion\":\"\\u0063n\"", "\"ResourceRegionID\":\"cn-beijing\""]),
        ("\"eventCategory\":\"Management\"", ["\"eventCategory\":\"Data\"", "\"eventCategory\":\"\"", "\"eventCategory\":null", "\"event\\u0043ategory\":\"Data\""]),
        ("\"eventRW\":\"Read\"", ["\"eventRW\":\"Write\"", "\"eventRW\":\"\"", "\"eventRW\":true", "\"eventRW\":\"read\""]),
        ("\"isGlobal\":true", ["\"isGlobal\":false", "\"isGlobal\":\"True\"", "\"isGlobal\":\"true\"", "\"isGlobal\":1", "\"isGlobal\":null"]),
        ("\"eventType\":\"ApiCall\"", ["\"eventType\":\"ActionInsight\"", "\"eventType\":\"Insight\""]),
        ("\"eventName\":\"DescribeInstances\"", ["\"eventName\":\"StopInstances\"", "\"eventName\":\"\u00e9\""]),
        ("\"requestParameters\":{\"eventRW\":\"Write\"}", ["\"\":1", "\"Zone\":\"a\""]),
    ];

    [Fact]
    public void What_is_noted_of_an_event_is_what_reading_the_whole_event_tells() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(ArbMap.Default.ArbFor<int>(), static seed => Holds(new Random(seed))));

    private static bool Holds(Random chance)
    {
        using var folder = new TemporaryFolder();
        using var ledger = new EventLedger(folder.File("ledger.db"), TimeProvider.System);
        byte[][] events = [.. Enumerable.Range(0, 200).Select(_ => Event(chance))];
        ledger.AppendMany([.. events.Select((json, index) => new LedgerEntry($"100000000000000{index % 3}", json))]);
        IReadOnlyList<EventHead> heads = ledger.Scan(0, events.Length, null).Heads;
        foreach ((EventHead head, byte[] json) in heads.Zip(events))
        {
            EventTraits? expected = EventTraits.TryRead(json, out EventTraits traits, out _) ? traits : null;
            Assert.True(expected == head.Traits, $"{Encoding.UTF8.GetString(json)}: {expected}, {head.Traits}");
        }

        AssertOneToOne(heads, static head => (head.AccountId, head.AccountNumber));
        AssertOneToOne(heads.Where(static head => head.Traits is not null), static head => (head.Traits!.Value.Region, head.RegionNumber));

        return true;
    }

    private static void AssertOneToOne(IEnumerable<EventHead> heads, Func<EventHead, (string Name, int Number)> read)
    {
        (string Name, int Number)[] pairs = [.. heads.Select(read).Distinct()];
        Assert.Distinct(pairs.Select(static pair => pair.Name));
        Assert.Distinct(pairs.Select(static pair => pair.Number));
        Assert.DoesNotContain(pairs, static pair => pair.Number < 1);
    }

    /// <summary>Mostly usual fields in any order; some are odd, missing or repeated, and now and then a byte is no UTF-8.</summary>
    private static byte[] Event(Random chance)
    {
        var fields = new List<string>();
        foreach ((string usual, string[] odd) in s_fields)
        {
            if (chance.Next(12) != 0)
            {
                fields.Add(chance.Next(10) == 0 ? odd[chance.Next(odd.Length)] : usual);
            }

            if (chance.Next(25) == 0)
            {
                fields.Add(odd[chance.Next(odd.Length)]);
            }
        }

        string[] shuffled = [.. fields];
        chance.Shuffle(shuffled);
        byte[] json = Encoding.UTF8.GetBytes($"{{{string.Join(',', shuffled)},\"note\":\"#\"}}");
        if (chance.Next(15) == 0)
        {
            json[^3] = 0xFF;
        }

        return json;
    }
}
