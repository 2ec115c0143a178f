using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>
/// The bytes of small objects, in <c>oss.db</c> beside the row that refers to them: one transaction writes both, so that a crash leaves no
/// orphan, and no file has to be made, which costs more than all else in a small write. A row has the file number of its object, negative
/// to tell it from a file, and is never written over. Not thread-safe: <see cref="OssStore"/> holds its lock.
/// </summary>
internal sealed class SmallBodies
{
    /// <summary>Longest body that is kept here; a longer one is cheaper as a file, which is written once and not moved by checkpoints.</summary>
    public const int MostBytes = 32 * 1024;

    private readonly SqliteDatabase _database;

    public SmallBodies(SqliteDatabase database)
    {
        _database = database;
        database.Execute("CREATE TABLE IF NOT EXISTS bodies(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
    }

    /// <summary>Whether a file number stands for a row here.</summary>
    public static bool Holds(long file) => file < 0;

    /// <summary>Writes a row.</summary>
    public void Add(long file, ReadOnlySpan<byte> body) => _database.Prepare("INSERT INTO bodies(id, bytes) VALUES(?1,?2)").Bind(1, -file).Bind(2, body).Run();

    /// <summary>Reads bytes of a row.</summary>
    /// <returns>The bytes; null when the row is gone, because its object was replaced or deleted meanwhile.</returns>
    /// <exception cref="EndOfStreamException">The row has fewer bytes.</exception>
    public byte[]? Read(long file, long offset, int count)
    {
        SqliteStatement select = _database.Prepare("SELECT bytes FROM bodies WHERE id=?1").Bind(1, -file);
        try
        {
            if (!select.Step())
            {
                return null;
            }

            ReadOnlySpan<byte> all = select.Blob(0);
            return offset + count <= all.Length ? all.Slice((int)offset, count).ToArray() : throw new EndOfStreamException($"Body {-file} is too short.");
        }
        finally
        {
            select.Reset();
        }
    }

    /// <summary>Deletes a row; a number of a file does nothing.</summary>
    public void Remove(long file)
    {
        if (Holds(file))
        {
            _database.Prepare("DELETE FROM bodies WHERE id=?1").Bind(1, -file).Run();
        }
    }
}
