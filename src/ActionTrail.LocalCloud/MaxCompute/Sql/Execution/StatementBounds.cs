using ActionTrail.LocalCloud.Storage;
using SQLitePCL;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Execution;

/// <summary>
/// Bounds on one statement, so that none can hold the cloud up or eat its memory: steps of SQLite's machine (some billions take about a
/// minute) and bytes of one value.
/// </summary>
internal sealed class StatementBounds : IDisposable
{
    private const int StepsPerLook = 1_000_000;
    private const int MostLooks = 2_000;
    private const int LargestValue = 64 * 1024 * 1024;

    private readonly SqliteDatabase _database;
    private readonly int _usual;
    private int _looks;

    private StatementBounds(SqliteDatabase database, int mostLooks)
    {
        _database = database;
        _usual = raw.sqlite3_limit(database.Handle, raw.SQLITE_LIMIT_LENGTH, LargestValue);
        raw.sqlite3_progress_handler(database.Handle, StepsPerLook, _ => ++_looks > mostLooks ? 1 : 0, null);
    }

    /// <summary>Sets the bounds until they are disposed.</summary>
    /// <param name="database">The database.</param>
    /// <param name="mostLooks">Millions of steps.</param>
    public static StatementBounds On(SqliteDatabase database, int mostLooks = MostLooks) => new(database, mostLooks);

    /// <inheritdoc/>
    public void Dispose()
    {
        raw.sqlite3_progress_handler(_database.Handle, 0, null, null);
        raw.sqlite3_limit(_database.Handle, raw.SQLITE_LIMIT_LENGTH, _usual);
    }
}
