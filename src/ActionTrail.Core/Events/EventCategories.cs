namespace ActionTrail.Core.Events;

/// <summary>Values of <c>eventCategory</c>.</summary>
public static class EventCategories
{
    /// <summary>Operations on resources; also assumed of records older than the field.</summary>
    public const string Management = "Management";

    /// <summary>Operations on data in resources.</summary>
    // Unconfirmed: the literal of data events; no published sample has one.
    public const string Data = "Data";

    /// <summary>Unusual patterns.</summary>
    public const string Insight = "Insight";
}
