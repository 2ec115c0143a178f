namespace ActionTrail.Engine.Delivery;

/// <summary>Why a lane cannot deliver.</summary>
/// <param name="Message">What is wrong, as one sentence.</param>
/// <param name="Mend">The command that mends it; empty when waiting does.</param>
/// <param name="Since">When the first of the failures in a row happened (UTC).</param>
/// <param name="Retries">Failures in a row after the first.</param>
public sealed record LaneTrouble(string Message, string Mend, DateTimeOffset Since, int Retries);
