namespace ActionTrail.Core.Setup;

/// <summary>Retention of a bucket.</summary>
/// <param name="Days">Days, 1 to 25550.</param>
/// <param name="Locked">Whether it is locked.</param>
public sealed record SetupRetention(int Days, bool Locked)
{
    /// <summary>As plans show it.</summary>
    /// <returns><c>365 days, locked</c>.</returns>
    public override string ToString() => $"{Days} days, {(Locked ? "locked" : "not locked")}";
}
