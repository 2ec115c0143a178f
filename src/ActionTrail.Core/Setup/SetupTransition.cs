namespace ActionTrail.Core.Setup;

/// <summary>A move of objects to another storage class.</summary>
/// <param name="Days">Age in days.</param>
/// <param name="StorageClass"><c>IA</c>, <c>Archive</c>, <c>ColdArchive</c> or <c>DeepColdArchive</c>.</param>
public sealed record SetupTransition(int Days, string StorageClass);
