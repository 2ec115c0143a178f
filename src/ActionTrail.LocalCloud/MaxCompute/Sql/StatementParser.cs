using System.Globalization;
using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.LocalCloud.MaxCompute.Sql;

/// <summary>Parses statements.</summary>
/// <param name="tokens">Where the statement stands.</param>
internal sealed class StatementParser(SqlTokens tokens)
{
    private const int LongestComment = 1024;
    private readonly ExpressionParser _expressions = new(tokens);

    private QueryParser Queries => new(tokens, _expressions);

    /// <summary>Parses one statement.</summary>
    /// <exception cref="SqlException">It is none, or one that is not supported.</exception>
    public SqlStatement Parse()
    {
        SqlToken first = tokens.Next;
        return first switch
        {
            _ when first.Is("select") => new SqlStatement.Select(Queries.Parse()),
            _ when first.Is("insert") => Insert(),
            _ when tokens.TryTake("create", "table") => CreateTable(),
            _ when tokens.TryTake("drop", "table") => DropTable(),
            _ when tokens.TryTake("truncate", "table") => new SqlStatement.Truncate(tokens.Table()),
            _ when tokens.TryTake("alter", "table") => AlterTable(),
            _ when tokens.TryTake("show", "tables") => ShowTables(first.At),
            _ when tokens.TryTake("show", "partitions") => new SqlStatement.ShowPartitions(tokens.Table()),
            _ when tokens.TryTake("desc") || tokens.TryTake("describe") => Describe(),
            _ => throw tokens.Unexpected("SELECT, INSERT, CREATE TABLE, DROP TABLE, TRUNCATE TABLE, ALTER TABLE, SHOW or DESC"),
        };
    }

    private SqlStatement.Describe Describe()
    {
        _ = tokens.TryTake("extended");
        return new SqlStatement.Describe(tokens.Table());
    }

    private SqlStatement.ShowTables ShowTables(SourcePosition at)
    {
        string? project = tokens.TryTake("in") || tokens.TryTake("from") ? tokens.Name("a project name") : null;
        return new SqlStatement.ShowTables(at, project, tokens.TryTake("like") ? tokens.String("a pattern") : null);
    }

    private SqlStatement.DropTable DropTable()
    {
        bool ifExists = tokens.TryTake("if", "exists");
        return new SqlStatement.DropTable(tokens.Table(), ifExists);
    }

    private SqlStatement.CreateTable CreateTable()
    {
        bool ifNotExists = tokens.TryTake("if");
        if (ifNotExists)
        {
            tokens.Expect("not", "exists");
        }

        SqlTableName table = tokens.Table();
        List<MaxComputeColumn> columns = tokens.Parenthesized(Column);
        string comment = Comment();
        List<MaxComputeColumn> partitions = tokens.TryTake("partitioned", "by") ? tokens.Parenthesized(Column) : [];
        RequireDistinct(table, [.. columns, .. partitions]);
        if (partitions.FirstOrDefault(static column => column.Type != MaxComputeType.String && !column.Type.IsInteger()) is { } bad)
        {
            throw SqlException.Semantic(table.At, $"partition column {bad.Name} cannot be of type {bad.Type.Name()}");
        }

        int? lifecycle = tokens.TryTake("lifecycle") ? (int)Math.Clamp(tokens.Count("a number of days"), 1, 37_231) : null;
        return new SqlStatement.CreateTable(table, new MaxComputeSchema(columns, partitions), ifNotExists, comment, lifecycle);
    }

    private MaxComputeColumn Column()
    {
        string name = tokens.Name("a column name");
        if (name.Length is 0 or > 128 || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            throw SqlException.Parse(tokens.Next.At, $"invalid column name '{name}': 1 to 128 letters, digits and _ are allowed");
        }

        MaxComputeType type = _expressions.Type();
        return new MaxComputeColumn(name, type, Comment());
    }

    private string Comment()
    {
        if (!tokens.TryTake("comment"))
        {
            return "";
        }

        SourcePosition at = tokens.Next.At;
        string comment = tokens.String("a comment");
        return comment.Length <= LongestComment ? comment : throw SqlException.Parse(at, $"the comment has {comment.Length} characters; {LongestComment} are allowed");
    }

    private static void RequireDistinct(SqlTableName table, IReadOnlyList<MaxComputeColumn> columns)
    {
        if (columns.GroupBy(static column => column.Name, StringComparer.Ordinal).FirstOrDefault(static group => group.Count() > 1) is { } twice)
        {
            throw SqlException.Semantic(table.At, $"column {twice.Key} appears more than once");
        }

        if (columns.Count > 1200)
        {
            throw SqlException.Semantic(table.At, $"the table has {columns.Count} columns; 1200 are allowed");
        }
    }

    private SqlStatement AlterTable()
    {
        SqlTableName table = tokens.Table();
        if (tokens.TryTake("add"))
        {
            bool ifNotExists = tokens.TryTake("if");
            if (ifNotExists)
            {
                tokens.Expect("not", "exists");
            }

            return new SqlStatement.AddPartitions(table, Partitions(), ifNotExists);
        }

        if (tokens.TryTake("drop"))
        {
            bool ifExists = tokens.TryTake("if", "exists");
            return new SqlStatement.DropPartitions(table, Partitions(), ifExists);
        }

        throw tokens.Unexpected("ADD or DROP");
    }

    private List<PartitionSpec> Partitions()
    {
        var partitions = new List<PartitionSpec>();
        do
        {
            SourcePosition at = tokens.Next.At;
            tokens.Expect("partition");
            IReadOnlyList<KeyValuePair<string, string?>> values = tokens.Parenthesized(PartitionValue);
            partitions.Add(values.All(static pair => pair.Value is not null)
                ? new PartitionSpec([.. values.Select(static pair => KeyValuePair.Create(pair.Key, pair.Value!))])
                : throw SqlException.Parse(at, "every partition column needs a value"));
        }
        while (tokens.TrySymbol(",") || tokens.Next.Is("partition"));
        return partitions;
    }

    private KeyValuePair<string, string?> PartitionValue()
    {
        string column = tokens.Name("a partition column");
        if (!tokens.TrySymbol("="))
        {
            return new(column, null);
        }

        return new(column, tokens.Next.Kind == SqlTokenKind.Number
            ? tokens.Count("a value").ToString(CultureInfo.InvariantCulture)
            : tokens.String("a value"));
    }

    private SqlStatement.Insert Insert()
    {
        tokens.Expect("insert");
        bool overwrite = tokens.TryTake("overwrite");
        if (!overwrite)
        {
            tokens.Expect("into");
        }

        _ = tokens.TryTake("table");
        var insert = new SqlStatement.Insert(tokens.Table()) { Overwrite = overwrite };
        insert = insert with { Partition = tokens.TryTake("partition") ? tokens.Parenthesized(PartitionValue) : [] };
        insert = insert with { Columns = tokens.Next.IsSymbol("(") ? tokens.Parenthesized(() => tokens.Name("a column name")) : null };
        return tokens.TryTake("values")
            ? insert with { Rows = tokens.Separated<IReadOnlyList<SqlExpression>>(() => tokens.Parenthesized(_expressions.Parse)) }
            : tokens.Next.Is("select") ? insert with { Query = Queries.Parse() } : throw tokens.Unexpected("VALUES or SELECT");
    }
}
