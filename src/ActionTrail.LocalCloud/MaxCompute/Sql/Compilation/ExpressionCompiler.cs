using System.Globalization;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.LocalCloud.MaxCompute.Sql.Functions;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Compilation;

/// <summary>Turns expressions into SQLite's SQL, resolving names and checking types.</summary>
/// <param name="scope">Columns that can be named.</param>
/// <param name="parameters">Receives the values.</param>
internal class ExpressionCompiler(SqlScope scope, SqlParameters parameters)
{
    /// <summary>Compiles an expression.</summary>
    /// <exception cref="SqlException">A name is unknown or a type does not fit.</exception>
    public virtual CompiledExpression Compile(SqlExpression expression) => expression switch
    {
        SqlExpression.Literal literal => new(literal.Value is null ? "NULL" : parameters.Add(literal.Value, literal.At), literal.Type),
        SqlExpression.Column column => Column(column),
        SqlExpression.Unary unary => Unary(unary),
        SqlExpression.Binary binary => Binary(binary),
        SqlExpression.Logical logical => Logical(logical),
        SqlExpression.Function function => function.IsAggregate() ? Aggregate(function) : SqlFunctions.Compile(function, [.. function.Arguments.Select(Compile)]),
        SqlExpression.Case @case => Case(@case),
        SqlExpression.In list => In(list),
        SqlExpression.Between between => Between(between),
        SqlExpression.Like like => Like(like),
        SqlExpression.IsNull isNull => new($"({Compile(isNull.Operand).Sql} IS {(isNull.Negated ? "NOT " : "")}NULL)", MaxComputeType.Boolean),
        SqlExpression.Cast cast => Cast(cast),
        _ => throw new System.Diagnostics.UnreachableException(expression.GetType().Name),
    };

    /// <summary>Compiles a condition.</summary>
    /// <returns>SQL of a truth value.</returns>
    public string Condition(SqlExpression expression)
    {
        CompiledExpression condition = Compile(expression);
        return condition.Type is MaxComputeType.Boolean or null
            ? condition.Sql
            : throw SqlException.Semantic(expression.At, $"the condition is of type {condition.Type?.Name()}; boolean is expected");
    }

    /// <summary>Compiles a column.</summary>
    protected virtual CompiledExpression Column(SqlExpression.Column column) => scope.Resolve(column);

    /// <summary>Compiles an aggregate.</summary>
    protected virtual CompiledExpression Aggregate(SqlExpression.Function function) =>
        throw SqlException.Semantic(function.At, $"aggregate {function.Name} cannot stand here");

    private CompiledExpression Unary(SqlExpression.Unary unary)
    {
        if (unary.Operator == "NOT")
        {
            return new($"(NOT {Condition(unary.Operand)})", MaxComputeType.Boolean);
        }

        CompiledExpression operand = Number(unary.Operand);
        return new($"(-{operand.Sql})", operand.Type);
    }

    private CompiledExpression Binary(SqlExpression.Binary binary) => binary.Operator switch
    {
        "||" => new($"({Text(binary.Left).Sql}||{Text(binary.Right).Sql})", MaxComputeType.String),
        "+" or "-" or "*" or "/" or "%" => Arithmetic(binary),
        _ => Comparison(binary.Operator, Compile(binary.Left), Compile(binary.Right), binary.At),
    };

    private CompiledExpression Arithmetic(SqlExpression.Binary binary)
    {
        CompiledExpression left = Number(binary.Left);
        CompiledExpression right = Number(binary.Right);
        bool whole = left.Type is not { } l || l.IsInteger();
        whole &= right.Type is not { } r || r.IsInteger();
        return binary.Operator switch
        {
            "/" => new($"(CAST({left.Sql} AS REAL)/{right.Sql})", MaxComputeType.Double),
            "%" when !whole => new($"mc_modulo({left.Sql},{right.Sql})", MaxComputeType.Double),
            _ => new($"({left.Sql}{binary.Operator}{right.Sql})", whole ? MaxComputeType.Bigint : MaxComputeType.Double),
        };
    }

    private static CompiledExpression Comparison(string @operator, CompiledExpression left, CompiledExpression right, SourcePosition at)
    {
        (left, right) = TypeConversion.Align(left, right, at);
        string sqlite = @operator switch { "==" => "=", "!=" => "<>", "<=>" => "IS", _ => @operator };
        return new($"({left.Sql} {sqlite} {right.Sql})", MaxComputeType.Boolean);
    }

    private CompiledExpression Logical(SqlExpression.Logical logical) =>
        new($"({string.Join($" {logical.Operator} ", logical.Operands.Select(Condition))})", MaxComputeType.Boolean);

    private CompiledExpression In(SqlExpression.In list)
    {
        CompiledExpression operand = Compile(list.Operand);
        CompiledExpression[] items = [.. list.Items.Select(Compile)];
        MaxComputeType? common = TypeConversion.Common([operand, .. items], list.At);
        if (common is { } type)
        {
            _ = TypeConversion.Align(operand, operand, list.At);
            operand = operand.Coerce(type, list.At);
            items = [.. items.Select(item => item.Coerce(type, list.At))];
        }

        return new($"({operand.Sql} {(list.Negated ? "NOT " : "")}IN ({string.Join(',', items.Select(static item => item.Sql))}))", MaxComputeType.Boolean);
    }

    private CompiledExpression Between(SqlExpression.Between between)
    {
        CompiledExpression operand = Compile(between.Operand);
        string low = Comparison(">=", operand, Compile(between.Low), between.At).Sql;
        string high = Comparison("<=", operand, Compile(between.High), between.At).Sql;
        return new($"({(between.Negated ? "NOT " : "")}({low} AND {high}))", MaxComputeType.Boolean);
    }

    private CompiledExpression Like(SqlExpression.Like like) =>
        new($"({(like.Negated ? "NOT " : "")}{(like.IsRegex ? "mc_rlike" : "mc_like")}({Text(like.Operand).Sql},{Text(like.Pattern).Sql}))", MaxComputeType.Boolean);

    private CompiledExpression Case(SqlExpression.Case @case)
    {
        CompiledExpression? operand = @case.Operand is null ? null : Compile(@case.Operand);
        string[] conditions = [.. @case.Branches.Select(branch => operand is { } value
            ? Comparison("=", value, Compile(branch.When), branch.When.At).Sql
            : Condition(branch.When))];
        CompiledExpression[] results = [.. @case.Branches.Select(branch => Compile(branch.Then))];
        CompiledExpression otherwise = @case.Otherwise is null ? new("NULL", null) : Compile(@case.Otherwise);
        MaxComputeType? type = TypeConversion.Common([.. results, otherwise], @case.At);
        string branches = string.Concat(conditions.Select((condition, index) => $" WHEN {condition} THEN {As(results[index])}"));
        return new($"(CASE{branches} ELSE {As(otherwise)} END)", type);

        string As(CompiledExpression result) => type is { } common ? result.Coerce(common, @case.At).Sql : result.Sql;
    }

    private CompiledExpression Cast(SqlExpression.Cast cast)
    {
        CompiledExpression value = Compile(cast.Operand).Cast(cast.Target, cast.At);
        return cast.Target.IsInteger() && cast.Target != MaxComputeType.Bigint
            ? value with { Sql = string.Create(CultureInfo.InvariantCulture, $"mc_within({value.Sql},{IntegerRange.Bits(cast.Target)})") }
            : value;
    }

    private CompiledExpression Text(SqlExpression expression) => Compile(expression).Coerce(MaxComputeType.String, expression.At);

    private CompiledExpression Number(SqlExpression expression)
    {
        CompiledExpression value = Compile(expression);
        return value.Type is { } type && (type.IsInteger() || type.IsFloating()) ? value : value.Coerce(MaxComputeType.Double, expression.At);
    }
}
