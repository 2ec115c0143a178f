namespace ActionTrail.LocalCloud.Oss;

/// <summary>Where the bytes of a small object lie in a file that it shares.</summary>
/// <param name="File">Number of the file.</param>
/// <param name="Start">Where they start.</param>
/// <param name="Size">How many they are.</param>
internal sealed record BodySlice(long File, long Start, int Size);
