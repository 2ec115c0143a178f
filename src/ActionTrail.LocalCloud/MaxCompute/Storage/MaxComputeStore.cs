using ActionTrail.LocalCloud.MaxCompute.Sql.Functions;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Storage;

/// <summary>
/// <c>maxcompute.db</c>: tables, rows, results and Tunnel sessions of all projects. Thread-safe: everything happens inside
/// <see cref="Read{T}"/> and <see cref="Write{T}"/>, one at a time.
/// </summary>
internal sealed class MaxComputeStore : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SqliteDatabase _database;

    private MaxComputeStore(string path)
    {
        _database = SqliteDatabase.Open(path);
        TableCatalogue.CreateIn(_database);
        InstanceLog.CreateIn(_database);
        TunnelSessions.CreateIn(_database);
        NativeFunctions.Register(_database, Session);
        Tables = new TableCatalogue(_database);
        Rows = new TableRows(_database);
        Instances = new InstanceLog(_database);
        Sessions = new TunnelSessions(_database);
    }

    /// <summary>Tables and partitions.</summary>
    public TableCatalogue Tables { get; }

    /// <summary>Rows.</summary>
    public TableRows Rows { get; }

    /// <summary>Instances and results.</summary>
    public InstanceLog Instances { get; }

    /// <summary>Tunnel sessions.</summary>
    public TunnelSessions Sessions { get; }

    /// <summary>What SQL functions read.</summary>
    public SqlSession Session { get; } = new();

    /// <summary>The database, for compiled statements.</summary>
    public SqliteDatabase Database => _database;

    /// <summary>The store of a cloud.</summary>
    public static MaxComputeStore Of(CloudState cloud) => cloud.Part(static state => new MaxComputeStore(Path.Combine(state.Folder, "maxcompute.db")));

    /// <summary>Reads.</summary>
    public T Read<T>(Func<T> body)
    {
        lock (_lock)
        {
            return body();
        }
    }

    /// <summary>Reads and writes as one step: all of it stays, or none.</summary>
    public T Write<T>(Func<T> body)
    {
        lock (_lock)
        {
            return _database.Transact(body);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();
}
