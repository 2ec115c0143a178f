namespace ActionTrail.Engine.Delivery;

/// <summary>The scope of a trail at one moment.</summary>
/// <param name="Horizon">Last position for which the rules are final: whoever joins or leaves later does so after it.</param>
/// <param name="Rules">What is covered; the same instance as long as nothing changed.</param>
public readonly record struct ScopeView(long Horizon, ScopeRules Rules);
