using ActionTrail.LocalCloud.MaxCompute.Sql.Compilation;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Functions;

/// <summary>All functions, by name.</summary>
internal static class SqlFunctions
{
    private static readonly Dictionary<string, SqlFunction> s_functions =
        new[] { ConditionalFunctions.All, StringFunctions.All, NumberFunctions.All, DateFunctions.All, JsonFunctions.All }
            .SelectMany(static family => family).ToDictionary(static function => function.Name, StringComparer.Ordinal);

    /// <summary>Compiles a call.</summary>
    /// <exception cref="SqlException">There is no such function, or it takes other arguments.</exception>
    public static CompiledExpression Compile(SqlExpression.Function call, IReadOnlyList<CompiledExpression> arguments)
    {
        if (!s_functions.TryGetValue(call.Name, out SqlFunction? function) || call.Star || call.Distinct)
        {
            throw SqlException.Semantic(call.At, $"function {call.Name} cannot be resolved");
        }

        if (arguments.Count < function.Fewest || arguments.Count > function.Most)
        {
            string expected = function.Fewest == function.Most ? $"{function.Fewest}" : function.Most == int.MaxValue ? $"at least {function.Fewest}" : $"{function.Fewest} to {function.Most}";
            throw SqlException.Semantic(call.At, $"function {call.Name} takes {expected} arguments, not {arguments.Count}");
        }

        return function.Compile(new FunctionCall(call.At, arguments));
    }
}
