namespace ActionTrail.LocalCloud.Ledger;

/// <summary>One condition of a look-up.</summary>
/// <param name="Attribute">What is compared.</param>
/// <param name="Value">The whole value, compared ordinally.</param>
internal sealed record LookupCondition(LookupAttribute Attribute, string Value);
