namespace ActionTrail.HelpBuilder;

/// <summary>The help page of one cmdlet.</summary>
internal sealed record HelpPage
{
    /// <summary>Name of the cmdlet.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in a line.</summary>
    public required string Synopsis { get; init; }

    /// <summary>What it does, in paragraphs.</summary>
    public required IReadOnlyList<string> Description { get; init; }

    /// <summary>How it is called, a line for each parameter set.</summary>
    public required IReadOnlyList<SyntaxLine> Syntax { get; init; }

    /// <summary>Examples.</summary>
    public required IReadOnlyList<HelpExample> Examples { get; init; }

    /// <summary>Parameters by name.</summary>
    public required IReadOnlyList<HelpParameter> Parameters { get; init; }

    /// <summary>Types that it takes from the pipeline.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Types that it writes.</summary>
    public required IReadOnlyList<string> Outputs { get; init; }

    /// <summary>Names of related pages.</summary>
    public required IReadOnlyList<string> Links { get; init; }
}
