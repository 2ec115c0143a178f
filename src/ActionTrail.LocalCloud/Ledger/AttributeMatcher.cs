namespace ActionTrail.LocalCloud.Ledger;

/// <summary>Looks for one value of one attribute in an event.</summary>
/// <param name="attribute">Attribute.</param>
/// <param name="value">Value, UTF-8.</param>
internal struct AttributeMatcher(LookupAttribute attribute, ReadOnlyMemory<byte> value) : IAttributeVisitor
{
    /// <summary>Whether the value was seen.</summary>
    public bool Found { get; private set; }

    /// <summary>Whether an event has a value.</summary>
    /// <param name="json">The event, UTF-8.</param>
    /// <param name="attribute">Attribute.</param>
    /// <param name="value">Value, UTF-8.</param>
    /// <returns>True when it has.</returns>
    public static bool Matches(ReadOnlySpan<byte> json, LookupAttribute attribute, ReadOnlyMemory<byte> value)
    {
        var matcher = new AttributeMatcher(attribute, value);
        EventScan.Scan(json, ref matcher);
        return matcher.Found;
    }

    /// <summary>Whether look-ups show an event and it has a value.</summary>
    /// <param name="json">The event, UTF-8.</param>
    /// <param name="attribute">Attribute.</param>
    /// <param name="value">Value, UTF-8.</param>
    /// <returns>True when it is a management event that has the value.</returns>
    public static bool Shows(ReadOnlySpan<byte> json, LookupAttribute attribute, ReadOnlyMemory<byte> value)
    {
        var matcher = new AttributeMatcher(attribute, value);
        return EventScan.Scan(json, ref matcher).IsManagement && matcher.Found;
    }

    /// <inheritdoc/>
    public void Visit(LookupAttribute seen, ReadOnlySpan<byte> seenValue) =>
        Found |= seen == attribute && seenValue.SequenceEqual(value.Span);
}
