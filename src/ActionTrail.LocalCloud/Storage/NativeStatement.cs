using System.Runtime.InteropServices;

namespace ActionTrail.LocalCloud.Storage;

/// <summary>
/// A statement as SQLite itself takes it. A small write binds some forty values and a delivery reads ten million columns, and counting
/// references to the statement at each of them costs more than the value.
/// </summary>
/// <param name="statement">The native statement, kept alive by its owner.</param>
internal readonly unsafe partial struct NativeStatement(nint statement)
{
    private const string Library = "e_sqlite3";
    private const int Null = 5;

    /// <summary>Tells SQLite to copy what is bound.</summary>
    private const nint Transient = -1;

    /// <summary>Binds a number.</summary>
    /// <returns>Result code.</returns>
    public int Bind(int index, long value) => BindInt64(statement, index, value);

    /// <summary>Binds bytes.</summary>
    /// <returns>Result code.</returns>
    public int BindBlob(int index, ReadOnlySpan<byte> value)
    {
        byte none = 0;
        fixed (byte* bytes = value)
        {
            return BindBlob(statement, index, bytes is null ? &none : bytes, value.Length, Transient);
        }
    }

    /// <summary>Binds a text in UTF-8.</summary>
    /// <returns>Result code.</returns>
    public int BindText(int index, ReadOnlySpan<byte> value)
    {
        byte none = 0;
        fixed (byte* bytes = value)
        {
            return BindText(statement, index, bytes is null ? &none : bytes, value.Length, Transient);
        }
    }

    /// <summary>Makes the statement ready to be bound and run again.</summary>
    public void Reset()
    {
        _ = Reset(statement);
        _ = ClearBindings(statement);
    }

    /// <summary>Number in a column.</summary>
    public long Int64(int column) => ColumnInt64(statement, column);

    /// <summary>Whether a column is NULL.</summary>
    public bool IsNull(int column) => ColumnType(statement, column) == Null;

    /// <summary>Bytes in a column, valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column)
    {
        byte* bytes = ColumnBlob(statement, column);
        return new ReadOnlySpan<byte>(bytes, bytes is null ? 0 : ColumnBytes(statement, column));
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64"), SuppressGCTransition]
    private static partial int BindInt64(nint statement, int index, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_blob")]
    private static partial int BindBlob(nint statement, int index, byte* bytes, int count, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text")]
    private static partial int BindText(nint statement, int index, byte* bytes, int count, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_reset")]
    private static partial int Reset(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_clear_bindings")]
    private static partial int ClearBindings(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64"), SuppressGCTransition]
    private static partial long ColumnInt64(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_type"), SuppressGCTransition]
    private static partial int ColumnType(nint statement, int column);

    // May read overflow pages from the disk, so the collector must not wait for it.
    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob")]
    private static partial byte* ColumnBlob(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes"), SuppressGCTransition]
    private static partial int ColumnBytes(nint statement, int column);
}
