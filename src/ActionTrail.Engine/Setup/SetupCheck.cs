namespace ActionTrail.Engine.Setup;

/// <summary>One thing that delivery needs, and whether it is there.</summary>
/// <param name="Subject">What was looked at, for example <c>Role ActionTrailDeliveryRole</c>.</param>
/// <param name="Check">What it should be like.</param>
/// <param name="Passed">Whether it is.</param>
/// <param name="Found">What was found.</param>
/// <param name="Mend">The command that mends it; empty when nothing needs mending.</param>
public sealed record SetupCheck(string Subject, string Check, bool Passed, string Found, string Mend)
{
    /// <summary>RAM action that it is about, for example <c>oss:PutObject</c>; empty when it is about none.</summary>
    public string Action { get; init; } = "";

    /// <summary>The statement, trust entry or control policy that decides about the action; empty when none does.</summary>
    public string DecidedBy { get; init; } = "";

    /// <summary>A check that passed, or failed with the command that mends it.</summary>
    /// <param name="subject">What was looked at.</param>
    /// <param name="check">What it should be like.</param>
    /// <param name="passed">Whether it is.</param>
    /// <param name="found">What was found.</param>
    /// <param name="mend">The command that would mend it.</param>
    /// <returns>The check.</returns>
    public static SetupCheck Of(string subject, string check, bool passed, string found, string mend) => new(subject, check, passed, found, passed ? "" : mend);
}
