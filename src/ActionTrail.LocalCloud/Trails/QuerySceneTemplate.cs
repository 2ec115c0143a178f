namespace ActionTrail.LocalCloud.Trails;

/// <summary>A ready-made query.</summary>
/// <param name="Token">Short name, for example <c>rootLogin</c>.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Description">What it answers.</param>
/// <param name="Sql">Query, in the language of Log Service.</param>
internal sealed record QuerySceneTemplate(string Token, string Name, string Description, string Sql);
