namespace ActionTrail.LocalCloud.Sls;

/// <summary>A named thing of a project that is kept and given back as it came: a saved search, a dashboard and the like.</summary>
/// <param name="Json">The thing as a JSON object.</param>
/// <param name="CreatedAt">Unix seconds.</param>
/// <param name="ModifiedAt">Unix seconds.</param>
internal sealed record SlsResourceDocument(string Json, long CreatedAt, long ModifiedAt);
