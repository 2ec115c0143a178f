using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.LocalCloud.MaxCompute.Sql.Compilation;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Functions;

/// <summary>A call of a function whose arguments are compiled.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Arguments">Arguments.</param>
internal sealed record FunctionCall(SourcePosition At, IReadOnlyList<CompiledExpression> Arguments)
{
    /// <summary>How many arguments there are.</summary>
    public int Count => Arguments.Count;

    /// <summary>SQL of an argument, converted.</summary>
    public string As(int argument, MaxComputeType type) => Arguments[argument].Coerce(type, At).Sql;

    /// <summary>SQL of an argument, as text.</summary>
    public string Text(int argument) => As(argument, MaxComputeType.String);

    /// <summary>SQL of an argument, as a moment.</summary>
    public string Moment(int argument) => As(argument, MaxComputeType.Datetime);

    /// <summary>SQL of an argument, as a whole number.</summary>
    public string Integer(int argument) => As(argument, MaxComputeType.Bigint);

    /// <summary>SQL of an argument that is JSON or text with JSON in it.</summary>
    public string JsonOrText(int argument) => Arguments[argument].Type == MaxComputeType.Json ? Arguments[argument].Sql : Text(argument);

    /// <summary>SQL of all arguments in the type they have in common.</summary>
    public (string[] Sql, MaxComputeType? Type) Common(int from = 0)
    {
        CompiledExpression[] values = [.. Arguments.Skip(from)];
        MaxComputeType? type = TypeConversion.Common(values, At);
        return ([.. values.Select(value => type is { } common ? value.Coerce(common, At).Sql : value.Sql)], type);
    }
}
