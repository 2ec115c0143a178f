namespace ActionTrail.Aliyun.Trails;

/// <summary>One condition of a look-up.</summary>
/// <param name="Attribute">What is compared.</param>
/// <param name="Value">The whole value; case counts.</param>
public sealed record EventCondition(EventAttribute Attribute, string Value);
