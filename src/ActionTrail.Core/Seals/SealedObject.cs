namespace ActionTrail.Core.Seals;

/// <summary>What a seal says about one delivered object.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Sha256">SHA-256 of its bytes as they are read back, 64 lower-case hex digits.</param>
/// <param name="Size">Size in bytes.</param>
/// <param name="Events">How many events it holds.</param>
public sealed record SealedObject(string Key, string Sha256, long Size, int Events);
