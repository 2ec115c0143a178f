using ActionTrail.Core.Errors;
using SQLitePCL;

namespace ActionTrail.LocalCloud.Storage;

/// <summary>
/// One SQLite connection with a cache of prepared statements. Not thread-safe: its owner holds a lock around every use. Write-ahead
/// logging with <c>synchronous=NORMAL</c>: a killed process loses nothing that was committed.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    private const int DefaultPageSize = 4096;
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);
    private readonly sqlite3 _handle;
    private readonly string _path;

    static SqliteDatabase() => Batteries_V2.Init();

    private SqliteDatabase(sqlite3 handle, string path)
    {
        _handle = handle;
        _path = path;
    }

    /// <summary>Row id of the last insert.</summary>
    public long LastInsertedRow => raw.sqlite3_last_insert_rowid(_handle);

    /// <summary>The native connection, for what this class does not cover.</summary>
    public sqlite3 Handle => _handle;

    /// <summary>Opens a database file, creating it readable by its owner only.</summary>
    /// <param name="path">File path.</param>
    /// <param name="pragmas">Further pragmas, <c>;</c>-separated; empty for none.</param>
    /// <param name="pageSize">Page size in bytes of a file that is new; one that is there keeps its own.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ConfigurationException">The file cannot be opened.</exception>
    public static SqliteDatabase Open(string path, string pragmas = "", int pageSize = DefaultPageSize)
    {
        if (!File.Exists(path) && !OperatingSystem.IsWindows())
        {
            using FileStream created = new(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }

        int result = raw.sqlite3_open_v2(path, out sqlite3 handle, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null);
        if (result != raw.SQLITE_OK)
        {
            handle?.Dispose();
            throw new ConfigurationException($"Database '{path}' cannot be opened: {raw.sqlite3_errstr(result).utf8_to_string()}.");
        }

        var database = new SqliteDatabase(handle, path);
        raw.sqlite3_busy_timeout(handle, 5_000);
        database.Execute(FormattableString.Invariant($"PRAGMA page_size={pageSize}; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; {pragmas}"));
        return database;
    }

    /// <summary>Opens a new, empty database in memory, which ends with its connection.</summary>
    /// <returns>The connection.</returns>
    public static SqliteDatabase OpenInMemory()
    {
        int result = raw.sqlite3_open_v2(":memory:", out sqlite3 handle, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null);
        return result == raw.SQLITE_OK
            ? new SqliteDatabase(handle, ":memory:")
            : throw new ConfigurationException($"A database in memory cannot be opened: {raw.sqlite3_errstr(result).utf8_to_string()}.");
    }

    /// <summary>Runs statements that return nothing, for schemas and transactions.</summary>
    /// <param name="sql">One or more statements.</param>
    /// <exception cref="StorageException">The database refused.</exception>
    public void Execute(string sql)
    {
        if (raw.sqlite3_exec(_handle, sql) != raw.SQLITE_OK)
        {
            throw Failure();
        }
    }

    /// <summary>A prepared statement, reset and without bindings; the same text gives the same statement.</summary>
    /// <param name="sql">One statement.</param>
    /// <returns>The statement; owned by this connection.</returns>
    /// <exception cref="StorageException">The statement does not compile.</exception>
    public SqliteStatement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out SqliteStatement? statement))
        {
            if (raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt native) != raw.SQLITE_OK)
            {
                throw Failure();
            }

            statement = new SqliteStatement(this, native);
            _statements[sql] = statement;
        }

        statement.Reset();
        return statement;
    }

    /// <summary>A prepared statement that is not kept, for texts that do not come again.</summary>
    /// <param name="sql">One statement.</param>
    /// <returns>The statement; the caller disposes it.</returns>
    /// <exception cref="StorageException">The statement does not compile.</exception>
    public SqliteStatement PrepareOnce(string sql) => raw.sqlite3_prepare_v2(_handle, sql, out sqlite3_stmt native) == raw.SQLITE_OK
        ? new SqliteStatement(this, native)
        : throw Failure();

    /// <summary>Runs a body in a transaction: committed when it returns, rolled back when it throws.</summary>
    /// <typeparam name="T">Result of the body.</typeparam>
    /// <param name="body">The work.</param>
    /// <returns>What the body returned.</returns>
    public T Transact<T>(Func<T> body)
    {
        Prepare("BEGIN IMMEDIATE").Run();
        try
        {
            T result = body();
            Prepare("COMMIT").Run();
            return result;
        }
        catch
        {
            raw.sqlite3_exec(_handle, "ROLLBACK");
            throw;
        }
    }

    /// <summary>Runs reads that all see the same state.</summary>
    /// <typeparam name="T">Result of the body.</typeparam>
    /// <param name="body">The reads.</param>
    /// <returns>What the body returned.</returns>
    public T Read<T>(Func<T> body)
    {
        Execute("BEGIN");
        try
        {
            return body();
        }
        finally
        {
            raw.sqlite3_exec(_handle, "ROLLBACK");
        }
    }

    /// <summary>The last error of this connection as an exception.</summary>
    /// <returns>The exception to throw.</returns>
    public StorageException Failure() =>
        new(Path.GetFileName(_path), raw.sqlite3_extended_errcode(_handle), raw.sqlite3_errmsg(_handle).utf8_to_string());

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SqliteStatement statement in _statements.Values)
        {
            statement.Dispose();
        }

        _statements.Clear();
        _handle.Dispose();
    }
}
