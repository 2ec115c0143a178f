using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.LocalCloud.MaxCompute.Sql;

/// <summary>An expression as it was written; names are not resolved yet.</summary>
/// <param name="At">Where it starts.</param>
internal abstract record SqlExpression(SourcePosition At)
{
    /// <summary>A value: <see cref="long"/>, <see cref="double"/>, <see cref="string"/>, <see cref="bool"/>, or null.</summary>
    public sealed record Literal(SourcePosition At, object? Value, MaxComputeType? Type) : SqlExpression(At);

    /// <summary>A column, perhaps of a named source.</summary>
    public sealed record Column(SourcePosition At, string? Source, string Name) : SqlExpression(At);

    /// <summary>A minus sign or NOT before an operand.</summary>
    public sealed record Unary(SourcePosition At, string Operator, SqlExpression Operand) : SqlExpression(At);

    /// <summary>Arithmetic, comparison or concatenation of two operands.</summary>
    public sealed record Binary(SourcePosition At, string Operator, SqlExpression Left, SqlExpression Right) : SqlExpression(At);

    /// <summary>AND or OR over two or more operands.</summary>
    public sealed record Logical(SourcePosition At, string Operator, IReadOnlyList<SqlExpression> Operands) : SqlExpression(At);

    /// <summary>A function or aggregate.</summary>
    public sealed record Function(SourcePosition At, string Name, IReadOnlyList<SqlExpression> Arguments) : SqlExpression(At)
    {
        /// <summary>Whether DISTINCT stands before the arguments.</summary>
        public bool Distinct { get; init; }

        /// <summary>Whether the argument is <c>*</c>.</summary>
        public bool Star { get; init; }
    }

    /// <summary>CASE with or without an operand.</summary>
    public sealed record Case(SourcePosition At, SqlExpression? Operand, IReadOnlyList<(SqlExpression When, SqlExpression Then)> Branches, SqlExpression? Otherwise) : SqlExpression(At);

    /// <summary>IN a list of expressions.</summary>
    public sealed record In(SourcePosition At, SqlExpression Operand, IReadOnlyList<SqlExpression> Items, bool Negated) : SqlExpression(At);

    /// <summary>BETWEEN two bounds, both inside.</summary>
    public sealed record Between(SourcePosition At, SqlExpression Operand, SqlExpression Low, SqlExpression High, bool Negated) : SqlExpression(At);

    /// <summary>LIKE or RLIKE.</summary>
    public sealed record Like(SourcePosition At, SqlExpression Operand, SqlExpression Pattern, bool IsRegex, bool Negated) : SqlExpression(At);

    /// <summary>IS NULL.</summary>
    public sealed record IsNull(SourcePosition At, SqlExpression Operand, bool Negated) : SqlExpression(At);

    /// <summary>CAST to a type.</summary>
    public sealed record Cast(SourcePosition At, SqlExpression Operand, MaxComputeType Target) : SqlExpression(At);
}
