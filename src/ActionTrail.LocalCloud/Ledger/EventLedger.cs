using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Ledger;

/// <summary>
/// <c>ledger.db</c>: every recorded event of every account, in the order of recording. Positions count from 1 over all accounts and are
/// never reused, so a reader that remembers a position misses nothing. Thread-safe.
/// </summary>
internal sealed class EventLedger : IDisposable
{
    private readonly SqliteDatabase _database;

    /// <summary>Opens or creates the ledger.</summary>
    /// <param name="path">Path of <c>ledger.db</c>.</param>
    public EventLedger(string path) => _database = SqliteDatabase.Open(path);

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();
}
