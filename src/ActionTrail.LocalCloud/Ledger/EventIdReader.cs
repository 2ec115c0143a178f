using System.Text;

namespace ActionTrail.LocalCloud.Ledger;

/// <summary>Finds the id of an event.</summary>
internal struct EventIdReader : IAttributeVisitor
{
    private string? _id;

    /// <summary>The id of an event.</summary>
    /// <param name="json">The event, UTF-8.</param>
    /// <returns>Its <c>eventId</c>; null when it has none.</returns>
    public static string? Read(ReadOnlySpan<byte> json)
    {
        var reader = default(EventIdReader);
        EventScan.Scan(json, ref reader);
        return reader._id;
    }

    /// <inheritdoc/>
    public void Visit(LookupAttribute attribute, ReadOnlySpan<byte> value) =>
        _id = attribute == LookupAttribute.EventId && !value.IsEmpty ? Encoding.UTF8.GetString(value) : _id;
}
