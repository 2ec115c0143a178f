namespace ActionTrail.Engine.Verification.Seals;

/// <summary>One object of an archive that is not as it was delivered.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Key">Its key; of several missing digests in a row the keys from … to, as far as they are known.</param>
/// <param name="Expected">What should be there.</param>
/// <param name="Found">What is there.</param>
public sealed record SealFinding(SealFindingKind Kind, string Key, string Expected, string Found);
