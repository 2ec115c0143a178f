using System.Globalization;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Sls.Logs;
using ActionTrail.LocalCloud.Sls.Search;
using ActionTrail.LocalCloud.Storage;
using SQLitePCL;

namespace ActionTrail.LocalCloud.Sls.Analysis;

/// <summary>
/// A database in memory for one statement. Once the logs are in, it only reads, sees no schema, attaches nothing, and stops after a
/// bounded amount of work, so that a client's SQL can do no harm.
/// </summary>
internal sealed class SqlSandbox : IDisposable
{
    private const int MostRows = 1_000_000;
    private const int InstructionsPerCheck = 10_000;
    private const int FreeChecks = 5_000;
    private const int LogsPerCheck = 5;
    private readonly SqliteDatabase _database;
    private long _checksLeft = FreeChecks;

    /// <summary>Opens the database with the service's functions.</summary>
    /// <param name="now">Time that <c>now()</c> gives.</param>
    public SqlSandbox(DateTimeOffset now)
    {
        _database = SqliteDatabase.OpenInMemory();
        _database.Execute("PRAGMA case_sensitive_like=ON; PRAGMA temp_store=FILE");
        raw.sqlite3_limit(_database.Handle, raw.SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024);
        SqlFunctions.Register(_database.Handle, now);
        SqlAggregates.Register(_database.Handle);
    }

    /// <summary>Puts the logs in.</summary>
    /// <param name="columns">Columns that the statement uses.</param>
    /// <param name="logs">The logs.</param>
    /// <returns>How many there were.</returns>
    public long Load(IReadOnlyList<SqlColumn> columns, IEnumerable<StoredLog> logs)
    {
        // A table needs a column even when the statement only counts.
        string[] names = ["\"__row__\" INTEGER", .. columns.Select(static column => $"{SqlToken.Quote(column.Name, '"')} {StorageType(column)}")];
        _database.Execute($"CREATE TABLE {SqlStatement.Table}({string.Join(", ", names)})");
        string insert = $"INSERT INTO {SqlStatement.Table} VALUES({string.Join(',', Enumerable.Range(1, names.Length).Select(static i => string.Create(CultureInfo.InvariantCulture, $"?{i}")))})";
        long count = 0;
        _database.Transact(() =>
        {
            foreach (StoredLog log in logs)
            {
                using var fields = new LogFields(log);
                SqliteStatement row = _database.Prepare(insert).Bind(1, ++count);
                for (int i = 0; i < columns.Count; i++)
                {
                    _ = columns[i].Read(fields) switch
                    {
                        long number => row.Bind(i + 2, number),
                        double number => row.Bind(i + 2, number),
                        string text => row.Bind(i + 2, text),
                        _ => row.Bind(i + 2, (string?)null),
                    };
                }

                row.Run();
            }

            return count;
        });
        _checksLeft += count / LogsPerCheck;
        return count;
    }

    /// <summary>Runs the statement.</summary>
    /// <param name="sql">SQL for SQLite.</param>
    /// <returns>Columns with their types, and cells as text.</returns>
    /// <exception cref="CloudError">400 ParameterInvalid.</exception>
    public (IReadOnlyList<(string Name, string Type)> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows) Run(string sql)
    {
        raw.sqlite3_set_authorizer(_database.Handle, (strdelegate_authorizer)Authorize, null);
        raw.sqlite3_progress_handler(_database.Handle, InstructionsPerCheck, _ => --_checksLeft < 0 ? 1 : 0, null);
        try
        {
            SqliteStatement statement = _database.Prepare(sql);
            IReadOnlyList<string> names = statement.Columns();
            string[] types = [.. names.Select(static _ => "varchar")];
            var rows = new List<IReadOnlyList<string?>>();
            while (rows.Count < MostRows && statement.Step())
            {
                rows.Add([.. Enumerable.Range(0, names.Count).Select(i => Cell(statement, i, types))]);
            }

            return ([.. names.Select((name, i) => (SchemaName(name, i, names), types[i]))], rows);
        }
        catch (StorageException refused)
        {
            throw SlsErrors.ParameterInvalid($"ErrorType:SQLError.ErrorMessage:{(_checksLeft < 0 ? "the statement takes too long" : refused.Detail)}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    private static int Authorize(object user, int action, string subject, string detail, string schema, string source) => action switch
    {
        raw.SQLITE_SELECT => raw.SQLITE_OK,
        raw.SQLITE_READ when !IsSchema(subject) => raw.SQLITE_OK,
        raw.SQLITE_FUNCTION when detail is not "load_extension" => raw.SQLITE_OK,
        _ => raw.SQLITE_DENY,
    };

    private static bool IsSchema(string table) =>
        table.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase) || table.StartsWith("pragma_", StringComparison.OrdinalIgnoreCase);

    /// <summary>An expression without alias is called <c>_col0</c>, <c>_col1</c> … by its place, as in the service; repeated names get a number, too.</summary>
    private static string SchemaName(string name, int i, IReadOnlyList<string> names)
    {
        bool isName = name.All(static one => char.IsLetterOrDigit(one) || one is '_' or '.' or ':' or '-');
        return isName && names.Take(i).All(other => other != name) ? name : string.Create(CultureInfo.InvariantCulture, $"_col{i}");
    }

    private static string? Cell(SqliteStatement statement, int column, string[] types)
    {
        switch (statement.Type(column))
        {
            case raw.SQLITE_INTEGER:
                types[column] = "bigint";
                return statement.Int64(column).ToString(CultureInfo.InvariantCulture);
            case raw.SQLITE_FLOAT:
                types[column] = "double";
                double number = statement.Double(column);
                return double.IsInteger(number) && Math.Abs(number) < 1e15
                    ? number.ToString("F1", CultureInfo.InvariantCulture)
                    : number.ToString("R", CultureInfo.InvariantCulture);
            default:
                return statement.Text(column);
        }
    }

    private static string StorageType(SqlColumn column) => column.Type switch { "bigint" => "INTEGER", "double" => "REAL", _ => "TEXT" };
}
