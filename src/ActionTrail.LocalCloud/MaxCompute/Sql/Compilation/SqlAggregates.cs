namespace ActionTrail.LocalCloud.MaxCompute.Sql.Compilation;

/// <summary>Tells aggregates from other functions.</summary>
internal static class SqlAggregates
{
    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal) { "count", "sum", "avg", "min", "max", "any_value", "approx_distinct", "wm_concat" };

    /// <summary>Whether the function is an aggregate.</summary>
    public static bool IsAggregate(this SqlExpression.Function function) => s_names.Contains(function.Name);

    /// <summary>Whether an aggregate stands anywhere in the expression.</summary>
    public static bool HasAggregate(this SqlExpression expression) =>
        (expression is SqlExpression.Function function && function.IsAggregate()) || Children(expression).Any(HasAggregate);

    private static IEnumerable<SqlExpression> Children(SqlExpression expression) => expression switch
    {
        SqlExpression.Unary unary => [unary.Operand],
        SqlExpression.Binary binary => [binary.Left, binary.Right],
        SqlExpression.Logical logical => logical.Operands,
        SqlExpression.Function function => function.Arguments,
        SqlExpression.Case @case => @case.Branches.SelectMany(static branch => new[] { branch.When, branch.Then })
            .Concat(new[] { @case.Operand, @case.Otherwise }.OfType<SqlExpression>()),
        SqlExpression.In list => [list.Operand, .. list.Items],
        SqlExpression.Between between => [between.Operand, between.Low, between.High],
        SqlExpression.Like like => [like.Operand, like.Pattern],
        SqlExpression.IsNull isNull => [isNull.Operand],
        SqlExpression.Cast cast => [cast.Operand],
        _ => [],
    };
}
