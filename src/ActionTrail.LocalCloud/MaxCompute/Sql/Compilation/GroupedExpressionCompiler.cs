using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Compilation;

/// <summary>Compiles what stands outside of aggregates in a grouped query: group keys, aggregates, and expressions of them.</summary>
/// <param name="scope">Columns that can be named.</param>
/// <param name="parameters">Receives the values.</param>
/// <param name="rows">Compiles what is evaluated per row.</param>
/// <param name="keys">SQL of the group keys.</param>
internal sealed class GroupedExpressionCompiler(SqlScope scope, SqlParameters parameters, ExpressionCompiler rows, IReadOnlySet<string> keys)
    : ExpressionCompiler(scope, parameters)
{
    /// <inheritdoc/>
    public override CompiledExpression Compile(SqlExpression expression)
    {
        if (!expression.HasAggregate() && rows.Compile(expression) is { } key && keys.Contains(key.Sql))
        {
            return key;
        }

        return base.Compile(expression);
    }

    /// <inheritdoc/>
    protected override CompiledExpression Column(SqlExpression.Column column) =>
        throw SqlException.Semantic(column.At, $"column reference {(column.Source is null ? column.Name : $"{column.Source}.{column.Name}")} should appear in GROUP BY key");

    /// <inheritdoc/>
    protected override CompiledExpression Aggregate(SqlExpression.Function function)
    {
        string distinct = function.Distinct ? "DISTINCT " : "";
        switch (function.Name)
        {
            case "count" when function.Star:
                return new("count(*)", MaxComputeType.Bigint);
            case "wm_concat":
                Require(function, 2);
                string separator = rows.Compile(function.Arguments[0]).Coerce(MaxComputeType.String, function.At).Sql;
                string text = rows.Compile(function.Arguments[1]).Coerce(MaxComputeType.String, function.At).Sql;
                return new($"group_concat({text},{separator})", MaxComputeType.String);
            default:
                Require(function, 1);
                break;
        }

        CompiledExpression argument = rows.Compile(function.Arguments[0]);
        return function.Name switch
        {
            "count" => new($"count({distinct}{argument.Sql})", MaxComputeType.Bigint),
            "approx_distinct" => new($"count(DISTINCT {argument.Sql})", MaxComputeType.Bigint),
            "avg" => new($"avg({distinct}{argument.Coerce(MaxComputeType.Double, function.At).Sql})", MaxComputeType.Double),
            "sum" when argument.Type is { } type && type.IsInteger() => new($"sum({distinct}{argument.Sql})", MaxComputeType.Bigint),
            "sum" => new($"sum({distinct}{argument.Coerce(MaxComputeType.Double, function.At).Sql})", MaxComputeType.Double),
            "any_value" => new($"min({argument.Sql})", argument.Type),
            _ => new($"{function.Name}({argument.Sql})", argument.Type),
        };
    }

    private static void Require(SqlExpression.Function function, int arguments)
    {
        if (function.Star || function.Arguments.Count != arguments)
        {
            throw SqlException.Semantic(function.At, $"aggregate {function.Name} takes {arguments} arguments");
        }
    }
}
