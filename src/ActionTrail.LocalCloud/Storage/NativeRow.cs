using System.Runtime.InteropServices;

namespace ActionTrail.LocalCloud.Storage;

/// <summary>
/// Reads columns of a statement's current row straight from SQLite. A million rows of ten columns are read for each delivery, and counting
/// references to the statement at every column costs more than the column.
/// </summary>
/// <param name="statement">The native statement, kept alive by its owner.</param>
internal readonly unsafe partial struct NativeRow(nint statement)
{
    private const string Library = "e_sqlite3";
    private const int Null = 5;

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
