namespace ActionTrail.LocalCloud.Trails;

/// <summary>A subject of audit with ready-made queries.</summary>
/// <param name="Token">Short name, for example <c>identity</c>.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Description">What the queries answer.</param>
/// <param name="Templates">The queries.</param>
internal sealed record QueryScene(string Token, string Name, string Description, IReadOnlyList<QuerySceneTemplate> Templates)
{
    /// <summary>Id of the scene.</summary>
    public string SceneId => "sc-" + Token;
}
