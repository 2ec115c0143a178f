namespace ActionTrail.LocalCloud.Sls;

/// <summary>A rule of log audit: which product's logs are collected, and where to. It is kept; products do not run here.</summary>
/// <param name="Uid">Id that the service gave it.</param>
/// <param name="Json">The rule as it came, a JSON object.</param>
internal sealed record SlsCollectionPolicyDocument(string Uid, string Json);
