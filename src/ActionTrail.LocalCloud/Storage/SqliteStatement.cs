using SQLitePCL;

namespace ActionTrail.LocalCloud.Storage;

/// <summary>One prepared statement. Bind, step, read, reset; parameters count from 1, columns from 0.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly sqlite3_stmt _native;

    internal SqliteStatement(SqliteDatabase database, sqlite3_stmt native)
    {
        _database = database;
        _native = native;
    }

    /// <summary>Binds a number.</summary>
    public SqliteStatement Bind(int index, long value) => Checked(raw.sqlite3_bind_int64(_native, index, value));

    /// <summary>Binds a text; null binds NULL.</summary>
    public SqliteStatement Bind(int index, string? value) =>
        Checked(value is null ? raw.sqlite3_bind_null(_native, index) : raw.sqlite3_bind_text(_native, index, value));

    /// <summary>Binds a text in UTF-8, NUL characters included.</summary>
    public SqliteStatement BindUtf8(int index, ReadOnlySpan<byte> value) => Checked(raw.sqlite3_bind_text(_native, index, value));

    /// <summary>Binds a floating-point number.</summary>
    public SqliteStatement Bind(int index, double value) => Checked(raw.sqlite3_bind_double(_native, index, value));

    /// <summary>Binds bytes.</summary>
    public SqliteStatement Bind(int index, ReadOnlySpan<byte> value) => Checked(raw.sqlite3_bind_blob(_native, index, value));

    /// <summary>Steps to the next row.</summary>
    /// <returns>True when there is a row; false at the end.</returns>
    public bool Step() => raw.sqlite3_step(_native) switch
    {
        raw.SQLITE_ROW => true,
        raw.SQLITE_DONE => false,
        _ => throw _database.Failure(),
    };

    /// <summary>Runs a statement that returns no rows and resets it.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run()
    {
        while (Step())
        {
            // A statement with RETURNING has rows that the caller does not want.
        }

        int changes = raw.sqlite3_changes(_database.Handle);
        Reset();
        return changes;
    }

    /// <summary>Number in a column.</summary>
    public long Int64(int column) => Row.Int64(column);

    /// <summary>Floating-point number in a column.</summary>
    public double Double(int column) => raw.sqlite3_column_double(_native, column);

    /// <summary>Text in a column; null for NULL.</summary>
    public string? Text(int column) => IsNull(column) ? null : raw.sqlite3_column_text(_native, column).utf8_to_string();

    /// <summary>Bytes in a column, valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => Row.Blob(column);

    /// <summary>Whether a column is NULL.</summary>
    public bool IsNull(int column) => Row.IsNull(column);

    /// <summary>Type code of a column of the current row: INTEGER 1, FLOAT 2, TEXT 3, BLOB 4, NULL 5.</summary>
    public int Type(int column) => raw.sqlite3_column_type(_native, column);

    /// <summary>Names of the result columns.</summary>
    public IReadOnlyList<string> Columns() =>
        [.. Enumerable.Range(0, raw.sqlite3_column_count(_native)).Select(column => raw.sqlite3_column_name(_native, column).utf8_to_string())];

    /// <summary>Makes the statement ready to be bound and run again.</summary>
    public void Reset()
    {
        raw.sqlite3_reset(_native);
        raw.sqlite3_clear_bindings(_native);
    }

    /// <inheritdoc/>
    public void Dispose() => _native.Dispose();

    private NativeRow Row => new(_native.DangerousGetHandle());

    private SqliteStatement Checked(int result) => result == raw.SQLITE_OK ? this : throw _database.Failure();
}
