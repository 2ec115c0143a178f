using System.Globalization;
using ActionTrail.Core.Accounts;

namespace ActionTrail.Engine.Delivery;

/// <summary>Decides which events share a batch. Pure.</summary>
/// <param name="rule">What is kept apart.</param>
/// <param name="homeRegion">Home region of the trail, where events of global services and of no region are filed.</param>
public sealed class Partitioner(PartitionRule rule, RegionId homeRegion)
{
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

    /// <summary>A region that is none would become part of an object key, so it is filed at home.</summary>
    private string RegionOf(in EventTraits traits) =>
        traits.IsGlobal || !RegionId.TryParse(traits.Region, out _) ? homeRegion.Value : traits.Region;

    private string DateOf(DateTimeOffset time)
    {
        int day = DateOnly.FromDateTime(time.UtcDateTime).DayNumber;
        if (day != _dayNumber)
        {
            (_dayNumber, _dayText) = (day, time.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        }

        return _dayText;
    }
}
