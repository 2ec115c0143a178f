using ActionTrail.Engine.Search;

namespace ActionTrail.Cli.Search;

/// <summary>The last line of a search.</summary>
/// <param name="Statement">How complete its answer is.</param>
internal sealed record StatementLine(SearchStatement Statement);
