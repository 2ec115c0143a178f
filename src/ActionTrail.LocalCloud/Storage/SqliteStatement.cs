using System.Text;
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
    public SqliteStatement Bind(int index, long value) => Checked(Native.Bind(index, value));

    /// <summary>Binds a text; null binds NULL.</summary>
    public SqliteStatement Bind(int index, string? value) =>
        value is null ? Checked(raw.sqlite3_bind_null(_native, index)) : BindUtf8(index, Encoding.UTF8.GetBytes(value));

    /// <summary>Binds a text in UTF-8.</summary>
    public SqliteStatement BindUtf8(int index, ReadOnlySpan<byte> value) => Checked(Native.BindText(index, value));

    /// <summary>Binds a floating-point number.</summary>
    public SqliteStatement Bind(int index, double value) => Checked(raw.sqlite3_bind_double(_native, index, value));

    /// <summary>Binds bytes.</summary>
    public SqliteStatement Bind(int index, ReadOnlySpan<byte> value) => Checked(Native.BindBlob(index, value));

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
    public long Int64(int column) => Native.Int64(column);

    /// <summary>Floating-point number in a column.</summary>
    public double Double(int column) => raw.sqlite3_column_double(_native, column);

    /// <summary>Text in a column; null for NULL.</summary>
    public string? Text(int column) => IsNull(column) ? null : Encoding.UTF8.GetString(Blob(column));

    /// <summary>Bytes in a column, valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => Native.Blob(column);

    /// <summary>Whether a column is NULL.</summary>
    public bool IsNull(int column) => Native.IsNull(column);

    /// <summary>Type code of a column of the current row: INTEGER 1, FLOAT 2, TEXT 3, BLOB 4, NULL 5.</summary>
    public int Type(int column) => raw.sqlite3_column_type(_native, column);

    /// <summary>Names of the result columns.</summary>
    public IReadOnlyList<string> Columns() =>
        [.. Enumerable.Range(0, raw.sqlite3_column_count(_native)).Select(column => raw.sqlite3_column_name(_native, column).utf8_to_string())];

    /// <summary>Makes the statement ready to be bound and run again.</summary>
    public void Reset() => Native.Reset();

    /// <inheritdoc/>
    public void Dispose() => _native.Dispose();

    private NativeStatement Native => !_native.IsClosed ? new(_native.DangerousGetHandle()) : throw new ObjectDisposedException(nameof(SqliteStatement));

    private SqliteStatement Checked(int result) => result == raw.SQLITE_OK ? this : throw _database.Failure();
}
