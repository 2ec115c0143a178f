namespace ActionTrail.Engine.Tests.Search.Differential;

/// <summary>A test that needs DuckDB (node, npm) and jq; without them it is skipped, and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PeersFactAttribute : FactAttribute
{
    public PeersFactAttribute() => Skip = Peers.Missing;
}
