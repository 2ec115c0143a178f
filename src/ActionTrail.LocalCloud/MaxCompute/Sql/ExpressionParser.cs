using System.Globalization;
using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.LocalCloud.MaxCompute.Sql;

/// <summary>Parses expressions. Nesting and chains are bounded, so that no text can exhaust the stack here or in the database.</summary>
/// <param name="tokens">Where the expression stands.</param>
internal sealed class ExpressionParser(SqlTokens tokens)
{
    private const int DeepestNesting = 32;
    private const int LongestChain = 50;

    private static readonly string[] s_comparisons = ["=", "==", "<>", "!=", "<", "<=", ">", ">=", "<=>"];
    private static readonly string[] s_sums = ["+", "-", "||"];
    private static readonly string[] s_products = ["*", "/", "%"];

    private int _depth;

    /// <summary>Parses one expression.</summary>
    /// <exception cref="SqlException">There is none.</exception>
    public SqlExpression Parse()
    {
        if (++_depth > DeepestNesting)
        {
            throw SqlException.Parse(tokens.Next.At, $"expressions nest deeper than {DeepestNesting} levels");
        }

        SqlExpression expression = Chain("or", () => Chain("and", Negation));
        _depth--;
        return expression;
    }

    private SqlExpression Chain(string keyword, Func<SqlExpression> operand)
    {
        SourcePosition at = tokens.Next.At;
        List<SqlExpression> operands = [operand()];
        while (tokens.TryTake(keyword))
        {
            operands.Add(operand());
        }

        return operands.Count == 1 ? operands[0] : new SqlExpression.Logical(at, keyword.ToUpperInvariant(), operands);
    }

    private SqlExpression Negation()
    {
        SourcePosition at = tokens.Next.At;
        int negations = 0;
        while (tokens.TryTake("not"))
        {
            negations++;
        }

        SqlExpression operand = Predicate();
        return negations % 2 == 0 ? operand : new SqlExpression.Unary(at, "NOT", operand);
    }

    private SqlExpression Predicate()
    {
        SqlExpression left = Operand();
        SourcePosition at = left.At;
        if (s_comparisons.FirstOrDefault(tokens.TrySymbol) is { } comparison)
        {
            return new SqlExpression.Binary(at, comparison, left, Operand());
        }

        if (tokens.TryTake("is"))
        {
            bool isNot = tokens.TryTake("not");
            tokens.Expect("null");
            return new SqlExpression.IsNull(at, left, isNot);
        }

        bool negated = tokens.TryTake("not");
        if (tokens.TryTake("in"))
        {
            return new SqlExpression.In(at, left, tokens.Parenthesized(Parse), negated);
        }

        if (tokens.TryTake("between"))
        {
            SqlExpression low = Operand();
            tokens.Expect("and");
            return new SqlExpression.Between(at, left, low, Operand(), negated);
        }

        if (tokens.TryTake("like"))
        {
            return new SqlExpression.Like(at, left, Operand(), IsRegex: false, negated);
        }

        if (tokens.TryTake("rlike") || tokens.TryTake("regexp"))
        {
            return new SqlExpression.Like(at, left, Operand(), IsRegex: true, negated);
        }

        return negated ? throw tokens.Unexpected("IN, BETWEEN, LIKE or RLIKE") : left;
    }

    private SqlExpression Operand() => LeftToRight(s_sums, static parser => parser.LeftToRight(s_products, static inner => inner.Sign()));

    /// <summary>Parses operators of one precedence, left to right.</summary>
    private SqlExpression LeftToRight(string[] operators, Func<ExpressionParser, SqlExpression> operand)
    {
        SqlExpression left = operand(this);
        for (int length = 1; operators.FirstOrDefault(tokens.TrySymbol) is { } found; length++)
        {
            left = length < LongestChain
                ? new SqlExpression.Binary(left.At, found, left, operand(this))
                : throw SqlException.Parse(tokens.Next.At, $"more than {LongestChain} operators in a row");
        }

        return left;
    }

    private SqlExpression Sign()
    {
        SourcePosition at = tokens.Next.At;
        bool negative = false;
        while (tokens.Next.IsSymbol("-") || tokens.Next.IsSymbol("+"))
        {
            negative ^= tokens.Take().Text == "-";
        }

        if (negative && tokens.Next.Kind == SqlTokenKind.Number)
        {
            // Not a negated literal, because the smallest BIGINT has no positive counterpart.
            return Number(tokens.Take() with { At = at }, negative: true);
        }

        SqlExpression operand = Primary();
        return negative ? new SqlExpression.Unary(at, "-", operand) : operand;
    }

    private SqlExpression Primary()
    {
        SqlToken token = tokens.Next;
        switch (token.Kind)
        {
            case SqlTokenKind.String:
                return new SqlExpression.Literal(token.At, tokens.Take().Text, MaxComputeType.String);
            case SqlTokenKind.Number:
                return Number(tokens.Take(), negative: false);
            case SqlTokenKind.Symbol when tokens.TrySymbol("("):
                SqlExpression inner = Parse();
                tokens.ExpectSymbol(")");
                return inner;
            case SqlTokenKind.Word when Keyword(token) is { } expression:
                return expression;
            case SqlTokenKind.Word or SqlTokenKind.QuotedName:
                return NameOrCall(token.At);
            default:
                throw tokens.Unexpected("an expression");
        }
    }

    /// <summary>Expressions that start with a keyword; null for a word that is none.</summary>
    private SqlExpression? Keyword(SqlToken token)
    {
        if (tokens.TryTake("null"))
        {
            return new SqlExpression.Literal(token.At, null, null);
        }

        if (tokens.TryTake("true") || tokens.TryTake("false"))
        {
            return new SqlExpression.Literal(token.At, token.Is("true"), MaxComputeType.Boolean);
        }

        if (tokens.TryTake("case"))
        {
            return Case(token.At);
        }

        if (token.Is("cast") && tokens.Following.IsSymbol("("))
        {
            return Cast(token.At);
        }

        // Typed literals: JSON '…', DATE '…', DATETIME '…'.
        if (tokens.Following.Kind == SqlTokenKind.String && MaxComputeTypes.TryParse(token.Text, out MaxComputeType type)
            && type is MaxComputeType.Json or MaxComputeType.Date or MaxComputeType.Datetime)
        {
            tokens.Take();
            var text = new SqlExpression.Literal(token.At, tokens.Take().Text, MaxComputeType.String);
            return type == MaxComputeType.Json ? new SqlExpression.Function(token.At, "json_parse", [text]) : new SqlExpression.Cast(token.At, text, type);
        }

        return null;
    }

    private SqlExpression NameOrCall(SourcePosition at)
    {
        string name = tokens.Name("an expression");
        if (tokens.TrySymbol("("))
        {
            return Call(at, name);
        }

        return tokens.TrySymbol(".") ? new SqlExpression.Column(at, name, tokens.Name("a column name")) : new SqlExpression.Column(at, null, name);
    }

    private SqlExpression.Function Call(SourcePosition at, string name)
    {
        if (tokens.TrySymbol(")"))
        {
            return new SqlExpression.Function(at, name, []);
        }

        if (tokens.TrySymbol("*"))
        {
            tokens.ExpectSymbol(")");
            return new SqlExpression.Function(at, name, []) { Star = true };
        }

        bool distinct = tokens.TryTake("distinct");
        List<SqlExpression> arguments = tokens.Separated(Parse);
        tokens.ExpectSymbol(")");
        return new SqlExpression.Function(at, name, arguments) { Distinct = distinct };
    }

    private SqlExpression.Cast Cast(SourcePosition at)
    {
        tokens.Take();
        tokens.ExpectSymbol("(");
        SqlExpression operand = Parse();
        tokens.Expect("as");
        MaxComputeType target = Type();
        tokens.ExpectSymbol(")");
        return new SqlExpression.Cast(at, operand, target);
    }

    /// <summary>Parses the name of a type.</summary>
    public MaxComputeType Type()
    {
        SqlToken token = tokens.Next;
        if (token.Kind == SqlTokenKind.Word && MaxComputeTypes.TryParse(token.Text, out MaxComputeType type))
        {
            tokens.Take();
            return type;
        }

        throw token.Kind == SqlTokenKind.Word
            ? SqlException.Parse(token.At, $"type {token} is not supported; supported are {string.Join(", ", Enum.GetValues<MaxComputeType>().Select(static each => each.Name()))}")
            : tokens.Unexpected("a type");
    }

    private SqlExpression.Case Case(SourcePosition at)
    {
        SqlExpression? operand = tokens.Next.Is("when") ? null : Parse();
        var branches = new List<(SqlExpression, SqlExpression)>();
        while (tokens.TryTake("when"))
        {
            SqlExpression condition = Parse();
            tokens.Expect("then");
            branches.Add((condition, Parse()));
        }

        SqlExpression? otherwise = tokens.TryTake("else") ? Parse() : null;
        tokens.Expect("end");
        return branches.Count == 0 ? throw SqlException.Parse(at, "CASE has no WHEN") : new SqlExpression.Case(at, operand, branches, otherwise);
    }

    private static SqlExpression.Literal Number(SqlToken token, bool negative)
    {
        string digits = token.Text.TrimEnd('l', 'L', 's', 'S', 'y', 'Y', 'd', 'D');
        string signed = negative ? "-" + digits : digits;
        bool isDouble = digits.AsSpan().ContainsAny(".eE") || token.Text[^1] is 'd' or 'D';
        if (!isDouble && long.TryParse(signed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole))
        {
            return new SqlExpression.Literal(token.At, whole, MaxComputeType.Bigint);
        }

        return isDouble && double.TryParse(signed, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? new SqlExpression.Literal(token.At, number, MaxComputeType.Double)
            : throw SqlException.Parse(token.At, $"invalid number {token}");
    }
}
