using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.LocalCloud.MaxCompute.Sql.Compilation;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Functions;

/// <summary>Functions that choose between values.</summary>
internal static class ConditionalFunctions
{
    public static IReadOnlyList<SqlFunction> All { get; } =
    [
        new("coalesce", 1, int.MaxValue, Coalesce),
        new("nvl", 2, 2, Coalesce),
        new("if", 3, 3, static call =>
        {
            (string[] branches, MaxComputeType? type) = call.Common(from: 1);
            return new($"(CASE WHEN {call.As(0, MaxComputeType.Boolean)} THEN {branches[0]} ELSE {branches[1]} END)", type);
        }),
        new("nullif", 2, 2, static call =>
        {
            (string[] values, MaxComputeType? type) = call.Common();
            return new($"nullif({values[0]},{values[1]})", type);
        }),
        new("greatest", 2, int.MaxValue, static call => Extreme("max", call)),
        new("least", 2, int.MaxValue, static call => Extreme("min", call)),
    ];

    private static CompiledExpression Coalesce(FunctionCall call)
    {
        (string[] values, MaxComputeType? type) = call.Common();
        return values.Length == 1 ? new(values[0], type) : new($"coalesce({string.Join(',', values)})", type);
    }

    private static CompiledExpression Extreme(string sqlite, FunctionCall call)
    {
        (string[] values, MaxComputeType? type) = call.Common();
        return new($"{sqlite}({string.Join(',', values)})", type);
    }
}
