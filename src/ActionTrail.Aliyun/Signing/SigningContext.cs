namespace ActionTrail.Aliyun.Signing;

/// <summary>What changes with every attempt of a call.</summary>
/// <param name="Now">Time of signing; servers allow 15 minutes of skew.</param>
/// <param name="NextNonce">Makes a unique text, for RPC, ROA and ACS3; servers refuse a repetition.</param>
/// <param name="Region">Region id such as <c>cn-hangzhou</c>, used by the V4 schemes; no <c>oss-</c> prefix.</param>
public sealed record SigningContext(DateTimeOffset Now, Func<string> NextNonce, string Region);
