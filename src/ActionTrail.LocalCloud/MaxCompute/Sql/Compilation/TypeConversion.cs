using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Compilation;

/// <summary>Conversions between types: those that happen by themselves, and those of CAST.</summary>
internal static class TypeConversion
{
    /// <summary>Converts as assignments, arguments and comparisons do.</summary>
    /// <exception cref="SqlException">The types do not go together without CAST.</exception>
    public static CompiledExpression Coerce(this CompiledExpression value, MaxComputeType target, SourcePosition at)
    {
        string? sql = (value.Type, target) switch
        {
            (null, _) => value.Sql,
            ({ } type, _) when type == target => value.Sql,
            ({ } type, _) when type.IsInteger() && target.IsInteger() => value.Sql,
            ({ } type, _) when type.IsFloating() && target.IsFloating() => value.Sql,
            ({ } type, _) when type.IsInteger() && target.IsFloating() => $"CAST({value.Sql} AS REAL)",
            (MaxComputeType.String, _) => FromString(value.Sql, target),
            (MaxComputeType.Json, _) => null,
            (_, MaxComputeType.String) => ToText(value),
            (MaxComputeType.Date, MaxComputeType.Datetime) => $"mc_datetime_of_date({value.Sql})",
            _ => null,
        };
        return sql is null
            ? throw SqlException.Semantic(at, $"a value of type {value.Type?.Name()} cannot be used as {target.Name()} without CAST")
            : new CompiledExpression(sql, target);
    }

    /// <summary>Converts as CAST does.</summary>
    /// <exception cref="SqlException">There is no such conversion.</exception>
    public static CompiledExpression Cast(this CompiledExpression value, MaxComputeType target, SourcePosition at)
    {
        string? sql = (value.Type, target) switch
        {
            ({ } type, _) when type.IsFloating() && target.IsInteger() => $"CAST({value.Sql} AS INTEGER)",
            (MaxComputeType.Boolean, _) when target.IsInteger() => value.Sql,
            (MaxComputeType.Boolean, _) when target.IsFloating() => $"CAST({value.Sql} AS REAL)",
            (MaxComputeType.String, MaxComputeType.Boolean) => $"mc_boolean({value.Sql})",
            (MaxComputeType.String, MaxComputeType.Binary) => $"CAST({value.Sql} AS BLOB)",
            (MaxComputeType.Binary, MaxComputeType.String) => $"CAST({value.Sql} AS TEXT)",
            (MaxComputeType.Json, MaxComputeType.String) => $"mc_json_text({value.Sql})",
            (MaxComputeType.Datetime, MaxComputeType.Date) => $"mc_date_of_datetime({value.Sql})",
            ({ } type, MaxComputeType.Boolean) when type.IsInteger() || type.IsFloating() => $"({value.Sql}<>0)",
            _ => null,
        };
        return sql is null ? value.Coerce(target, at) : new CompiledExpression(sql, target);
    }

    /// <summary>Brings two operands of a comparison to one type.</summary>
    public static (CompiledExpression Left, CompiledExpression Right) Align(CompiledExpression left, CompiledExpression right, SourcePosition at)
    {
        MaxComputeType? common = Common(left.Type, right.Type);
        return common switch
        {
            MaxComputeType.Json or MaxComputeType.Binary => throw SqlException.Semantic(at, $"values of type {common?.Name()} cannot be compared"),
            { } type => (left.Coerce(type, at), right.Coerce(type, at)),
            null when left.Type is null || right.Type is null => (left, right),
            null => throw SqlException.Semantic(at, $"types {left.Type?.Name()} and {right.Type?.Name()} cannot be compared"),
        };
    }

    /// <summary>The type that several values come to, as in COALESCE and CASE; null when all are NULL.</summary>
    /// <exception cref="SqlException">They have no type in common.</exception>
    public static MaxComputeType? Common(IEnumerable<CompiledExpression> values, SourcePosition at)
    {
        MaxComputeType? common = null;
        foreach (CompiledExpression value in values)
        {
            common = common is null || value.Type is null ? common ?? value.Type : Common(common, value.Type)
                ?? throw SqlException.Semantic(at, $"types {common?.Name()} and {value.Type?.Name()} do not go together");
        }

        return common;
    }

    private static MaxComputeType? Common(MaxComputeType? left, MaxComputeType? right) => (left, right) switch
    {
        (null, null) => null,
        (null, _) => right,
        (_, null) => left,
        ({ } one, { } other) when one == other => one,
        ({ } one, { } other) when one.IsInteger() && other.IsInteger() => MaxComputeType.Bigint,
        ({ } one, { } other) when IsNumber(one) && IsNumber(other) => MaxComputeType.Double,
        (MaxComputeType.String, { } other) when IsNumber(other) => MaxComputeType.Double,
        ({ } one, MaxComputeType.String) when IsNumber(one) => MaxComputeType.Double,
        (MaxComputeType.String, MaxComputeType.Datetime or MaxComputeType.Date) => right,
        (MaxComputeType.Datetime or MaxComputeType.Date, MaxComputeType.String) => left,
        (MaxComputeType.Datetime, MaxComputeType.Date) or (MaxComputeType.Date, MaxComputeType.Datetime) => MaxComputeType.Datetime,
        _ => null,
    };

    private static bool IsNumber(MaxComputeType type) => type.IsInteger() || type.IsFloating();

    private static string? FromString(string sql, MaxComputeType target) => target switch
    {
        MaxComputeType.Datetime => $"mc_datetime({sql})",
        MaxComputeType.Date => $"mc_date({sql})",

        // Unconfirmed: whether a string becomes JSON by itself; it does here, as its text.
        MaxComputeType.Json => $"mc_json({sql})",
        _ when target.IsInteger() => $"mc_bigint({sql})",
        _ when target.IsFloating() => $"mc_double({sql})",
        _ => null,
    };

    private static string? ToText(CompiledExpression value) => value.Type switch
    {
        MaxComputeType.Boolean => $"(CASE {value.Sql} WHEN 0 THEN 'false' WHEN 1 THEN 'true' END)",
        MaxComputeType.Datetime => $"mc_text_datetime({value.Sql})",
        MaxComputeType.Date => $"mc_text_date({value.Sql})",
        { } type when type.IsInteger() => $"CAST({value.Sql} AS TEXT)",
        { } type when type.IsFloating() => $"mc_text_double({value.Sql})",
        _ => null,
    };
}
