using ActionTrail.Core.Seals;

namespace ActionTrail.Engine.Verification.Seals;

/// <summary>What became of one sealed object.</summary>
/// <param name="Object">The object, under the key where it lies.</param>
/// <param name="FoundSha256">Hash of what is there; null for nothing.</param>
/// <param name="FoundSize">Size of what is there.</param>
internal readonly record struct ObjectVerdict(SealedObject Object, string? FoundSha256, long FoundSize)
{
    /// <summary>What is found when it is there and cannot be read, as a clause; null when it can.</summary>
    public string? Defect { get; init; }

    /// <summary>Whether it is as it was delivered.</summary>
    public bool IsIntact => FoundSha256 == Object.Sha256;
}
