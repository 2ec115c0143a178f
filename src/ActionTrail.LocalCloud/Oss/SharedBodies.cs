using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>
/// Where the bytes of small objects are that were committed together: in one file, which is written once, while rows are written into the log,
/// read from there and written into the database. A file is deleted when the last of its objects is gone. A row has the file number of its
/// object, as in <see cref="SmallBodies"/>. Not thread-safe: <see cref="OssStore"/> holds its lock.
/// </summary>
internal sealed class SharedBodies
{
    /// <summary>So many bytes of one commit are worth a file.</summary>
    public const long LeastBytes = 128 * 1024;

    private readonly SqliteDatabase _database;
    private readonly HashSet<(string BucketId, long File)> _left = [];

    public SharedBodies(SqliteDatabase database)
    {
        _database = database;
        database.Execute(
            "CREATE TABLE IF NOT EXISTS slices(id INTEGER PRIMARY KEY, file INTEGER NOT NULL, start INTEGER NOT NULL, size INTEGER NOT NULL);"
            + "CREATE INDEX IF NOT EXISTS slices_file ON slices(file)");
    }

    /// <summary>Writes a row.</summary>
    public void Add(long file, BodySlice slice) => _database.Prepare("INSERT INTO slices(id, file, start, size) VALUES(?1,?2,?3,?4)")
        .Bind(1, -file).Bind(2, slice.File).Bind(3, slice.Start).Bind(4, slice.Size).Run();

    /// <summary>Finds the bytes of an object.</summary>
    /// <returns>Where they are; null when they share no file.</returns>
    public BodySlice? Find(long file)
    {
        SqliteStatement select = _database.Prepare("SELECT file, start, size FROM slices WHERE id=?1").Bind(1, -file);
        BodySlice? found = select.Step() ? new BodySlice(select.Int64(0), select.Int64(1), (int)select.Int64(2)) : null;
        select.Reset();
        return found;
    }

    /// <summary>Deletes a row; <see cref="Tidy"/> deletes the file where it was the last one.</summary>
    /// <returns>False when there is none.</returns>
    public bool Remove(string bucketId, long file)
    {
        if (Find(file) is not { } slice)
        {
            return false;
        }

        _left.Add((bucketId, slice.File));
        return _database.Prepare("DELETE FROM slices WHERE id=?1").Bind(1, -file).Run() > 0;
    }

    /// <summary>Deletes the files that no row refers to any more. Called when the rows are committed; of a transaction that failed all rows are there.</summary>
    public void Tidy(ObjectFiles files)
    {
        foreach ((string bucketId, long file) in _left)
        {
            SqliteStatement select = _database.Prepare("SELECT 1 FROM slices WHERE file=?1 LIMIT 1").Bind(1, file);
            bool isUsed = select.Step();
            select.Reset();
            if (!isUsed)
            {
                files.Delete(bucketId, file);
            }
        }

        _left.Clear();
    }
}
