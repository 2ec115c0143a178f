namespace ActionTrail.LocalCloud.MaxCompute.Sql.Functions;

/// <summary>A function in C# that SQLite can call.</summary>
/// <param name="Name">Name; those of this SQL start with <c>mc_</c>.</param>
/// <param name="Arguments">How many arguments; -1 for any number.</param>
/// <param name="Body">Sets the result, or leaves it NULL.</param>
internal sealed record NativeFunction(string Name, int Arguments, Action<SqlSession, NativeArguments, NativeResult> Body)
{
    /// <summary>Whether a NULL argument makes the result NULL without a call.</summary>
    public bool NullGivesNull { get; init; } = true;

    /// <summary>Whether equal arguments always give equal results, so that SQLite may call once for a whole statement.</summary>
    public bool Constant { get; init; } = true;
}
