namespace ActionTrail.Aliyun.Signing;

/// <summary>What changes with every attempt of a call.</summary>
/// <param name="Now">Time of signing; servers allow 15 minutes of skew.</param>
/// <param name="Nonce">Unique text, used by RPC, ROA and ACS3; servers refuse a repetition.</param>
/// <param name="Region">Region id such as <c>cn-hangzhou</c>, used by the V4 schemes; no <c>oss-</c> prefix.</param>
public sealed record SigningContext(DateTimeOffset Now, string Nonce, string Region);
