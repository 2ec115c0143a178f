namespace ActionTrail.LocalCloud.Trails;

/// <summary>A query that an account keeps; stored under the account by its id.</summary>
/// <param name="TemplateId"><c>utpl-</c> and 16 characters.</param>
/// <param name="TemplateName">Name; need not be unique.</param>
/// <param name="TemplateSql">Query.</param>
/// <param name="SimpleQuery">Whether it was made in the simple editor.</param>
/// <param name="UpdatedAt">When it was last changed (UTC).</param>
internal sealed record QueryTemplateDocument(string TemplateId, string TemplateName, string TemplateSql, bool SimpleQuery, DateTimeOffset UpdatedAt);
