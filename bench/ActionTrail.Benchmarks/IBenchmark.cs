namespace ActionTrail.Benchmarks;

/// <summary>One benchmark, chosen by the first argument.</summary>
internal interface IBenchmark
{
    /// <summary>The argument.</summary>
    string Name { get; }

    /// <summary>One line for people.</summary>
    string Description { get; }

    /// <summary>Runs it and prints its table.</summary>
    /// <param name="arguments">What follows the name.</param>
    /// <returns>Exit code.</returns>
    Task<int> RunAsync(IReadOnlyList<string> arguments);
}
