using System.Globalization;
using System.Runtime.InteropServices;
using ActionTrail.Core.Accounts;

namespace ActionTrail.Engine.Delivery;

/// <summary>Decides which events of a source share a batch. It remembers where each region is filed; not thread-safe.</summary>
/// <param name="rule">What is kept apart.</param>
/// <param name="homeRegion">Home region of the trail, where events of global services and of no region are filed.</param>
public sealed class Partitioner(PartitionRule rule, RegionId homeRegion)
{
    /// <summary>Stands for the home region, whatever number the source has for it: numbers of sources start at 1.</summary>
    private const int Home = 0;

    private readonly Dictionary<int, int> _filedUnder = [];
    private int _dayNumber = -1;
    private string _dayText = "";

    /// <summary>The partition of an event.</summary>
    /// <param name="accountId">Account whose event it is.</param>
    /// <param name="traits">Traits of the event.</param>
    /// <returns>The partition.</returns>
    public PartitionKey KeyOf(string accountId, in EventTraits traits) => rule switch
    {
        PartitionRule.None => PartitionKey.Whole,
        PartitionRule.Date => PartitionKey.Whole with { Date = DateOf(traits.EventTime) },
        _ => new PartitionKey(accountId, RegionOf(traits), DateOf(traits.EventTime)),
    };

    /// <summary>The partition of an event as a number.</summary>
    /// <param name="head">The event.</param>
    /// <param name="traits">Its traits.</param>
    /// <returns>The same number for two events of the source exactly if <see cref="KeyOf"/> gives the same key.</returns>
    internal PartitionNumber NumberOf(in EventHead head, in EventTraits traits) => rule switch
    {
        PartitionRule.None => default,
        PartitionRule.Date => new PartitionNumber(0, 0, DayOf(traits.EventTime)),
        _ => new PartitionNumber(head.AccountNumber, traits.IsGlobal ? Home : FiledUnder(head.RegionNumber, traits), DayOf(traits.EventTime)),
    };

    private static int DayOf(DateTimeOffset time) => (int)(time.UtcTicks / TimeSpan.TicksPerDay);

    private int FiledUnder(int number, in EventTraits traits)
    {
        ref int filed = ref CollectionsMarshal.GetValueRefOrAddDefault(_filedUnder, number, out bool isKnown);
        return isKnown ? filed : filed = RegionOf(traits) == homeRegion.Value ? Home : number;
    }

    /// <summary>A region that is none would become part of an object key, so it is filed at home.</summary>
    private string RegionOf(in EventTraits traits) =>
        traits.IsGlobal || !RegionId.TryParse(traits.Region, out _) ? homeRegion.Value : traits.Region;

    private string DateOf(DateTimeOffset time)
    {
        int day = DayOf(time);
        if (day != _dayNumber)
        {
            (_dayNumber, _dayText) = (day, time.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        }

        return _dayText;
    }
}
