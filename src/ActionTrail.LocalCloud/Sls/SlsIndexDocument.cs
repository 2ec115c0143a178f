namespace ActionTrail.LocalCloud.Sls;

/// <summary>The index of a logstore.</summary>
/// <param name="Json">The configuration as it came, a JSON object.</param>
/// <param name="ModifiedAt">Unix seconds.</param>
internal sealed record SlsIndexDocument(string Json, long ModifiedAt);
