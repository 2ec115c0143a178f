namespace ActionTrail.LocalCloud.Ledger;

/// <summary>Sees the look-up attributes of an event, one call per value. Implemented by structs, so that the scan inlines it.</summary>
internal interface IAttributeVisitor
{
    /// <summary>One value of one attribute.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="value">The value, UTF-8 without JSON escapes; valid during the call only.</param>
    void Visit(LookupAttribute attribute, ReadOnlySpan<byte> value);
}
