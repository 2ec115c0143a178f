using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>A few named numbers in <c>oss.db</c>. Not thread-safe.</summary>
internal sealed class OssMarks
{
    private readonly SqliteDatabase _database;

    public OssMarks(SqliteDatabase database)
    {
        _database = database;
        database.Execute("CREATE TABLE IF NOT EXISTS marks(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID");
    }

    /// <summary>A number by its name, or a number to use where there is none yet.</summary>
    public long this[string name, long otherwise]
    {
        get
        {
            SqliteStatement select = _database.Prepare("SELECT value FROM marks WHERE name=?1").Bind(1, name);
            long value = select.Step() ? select.Int64(0) : otherwise;
            select.Reset();
            return value;
        }

        set => _database.Prepare("INSERT INTO marks(name, value) VALUES(?1,?2) ON CONFLICT(name) DO UPDATE SET value=excluded.value").Bind(1, name).Bind(2, value).Run();
    }
}
