using System.Globalization;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Events;

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
    /// <param name="fields">Fields of the event.</param>
    /// <returns>The partition.</returns>
    public PartitionKey KeyOf(string accountId, in AuditEventFields fields) => rule switch
    {
        PartitionRule.None => PartitionKey.Whole,
        PartitionRule.Date => PartitionKey.Whole with { Date = DateOf(fields.EventTime) },
        _ => new PartitionKey(accountId, RegionOf(fields), DateOf(fields.EventTime)),
    };

    /// <summary>A region that is none would become part of an object key, so it is filed at home.</summary>
    private string RegionOf(in AuditEventFields fields) =>
        fields.IsGlobal || !RegionId.TryParse(fields.Region, out _) ? homeRegion.Value : fields.Region;

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
