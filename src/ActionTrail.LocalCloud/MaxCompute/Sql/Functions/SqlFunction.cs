using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.LocalCloud.MaxCompute.Sql.Compilation;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Functions;

/// <summary>A function of MaxCompute SQL and how it is said in SQLite's SQL.</summary>
/// <param name="Name">Lower-case name.</param>
/// <param name="Fewest">Fewest arguments.</param>
/// <param name="Most">Most arguments.</param>
/// <param name="Compile">Makes the expression.</param>
internal sealed record SqlFunction(string Name, int Fewest, int Most, Func<FunctionCall, CompiledExpression> Compile)
{
    /// <summary>A function with a result of one type.</summary>
    public static SqlFunction Of(string name, int fewest, int most, MaxComputeType result, Func<FunctionCall, string> sql) =>
        new(name, fewest, most, call => new CompiledExpression(sql(call), result));
}
