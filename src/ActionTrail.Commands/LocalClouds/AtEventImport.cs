namespace ActionTrail.Commands.LocalClouds;

/// <summary>What an import did.</summary>
/// <param name="Source">File; empty for the pipeline.</param>
/// <param name="Read">Events that it held.</param>
/// <param name="Recorded">Events that were new to the ledgers.</param>
public sealed record AtEventImport(string Source, int Read, int Recorded);
