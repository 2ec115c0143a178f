namespace ActionTrail.LocalCloud.Sls.Search;

/// <summary>How one field is searched and analysed.</summary>
/// <param name="Name">Name in queries, for example <c>event.userIdentity.accountId</c>.</param>
/// <param name="Key">Key of the log that holds it.</param>
/// <param name="Path">Path within the key's JSON, split at its dots; empty for the key itself.</param>
/// <param name="Type">How values are read.</param>
/// <param name="Words">How values are split into words.</param>
/// <param name="IsColumn">Whether SQL sees it.</param>
/// <param name="Alias">Second name for SQL; null for none.</param>
internal sealed record FieldRule(string Name, string Key, string[] Path, FieldType Type, WordSplitter Words, bool IsColumn, string? Alias = null);
