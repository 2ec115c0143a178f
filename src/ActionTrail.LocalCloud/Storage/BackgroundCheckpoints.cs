namespace ActionTrail.LocalCloud.Storage;

/// <summary>
/// Moves what was committed from the write-ahead log into the database beside the writing, so that writes do not wait for the disk. The log
/// starts over only when all of it was moved, which under steady writing needs one short moment of the writer: <see cref="Finish"/>.
/// Its owner holds the lock of the writing around every use, and leaves SQLite's own checkpoints for later (<c>wal_autocheckpoint</c>).
/// </summary>
/// <param name="path">Path of the database.</param>
/// <param name="pageSize">Size of its pages in bytes.</param>
internal sealed class BackgroundCheckpoints(string path, int pageSize) : IDisposable
{
    /// <summary>Bytes in the log from which it is moved.</summary>
    private const long Due = 32 << 20;

    /// <summary>Bytes in the log at which writes wait for it.</summary>
    private const long Most = 8 * Due;

    /// <summary>So much is left to the writer, for which it takes a moment.</summary>
    private const long Little = 4 << 20;

    private const int MaxPasses = 5;

    /// <summary>The smallest commit writes a few pages whole.</summary>
    private readonly long _leastCommit = 3L * pageSize;
    private long _written;
    private Task? _running;

    /// <summary>Counts what is committed.</summary>
    /// <param name="bytes">Bytes of what one commit holds.</param>
    public void Committed(long bytes)
    {
        Interlocked.Add(ref _written, Math.Max(bytes, _leastCommit));
        if (_running is null && Interlocked.Read(ref _written) >= Due)
        {
            // A thread of its own: it waits for the disk most of the time, and the pool begins with no more threads than there are processors.
            _running = Task.Factory.StartNew(Move, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>Moves the rest of the log once most of it was moved, and waits where the log has become too long.</summary>
    /// <param name="database">Write connection, outside any transaction.</param>
    public void Finish(SqliteDatabase database)
    {
        if (_running is null || (!_running.IsCompleted && Interlocked.Read(ref _written) < Most))
        {
            return;
        }

        Task.WaitAny(_running);
        _running = null;
        Interlocked.Exchange(ref _written, 0);
        Move(database);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_running is not null)
        {
            Task.WaitAny(_running);
        }
    }

    private void Move()
    {
        using SqliteDatabase database = SqliteDatabase.Open(path);
        long left = Interlocked.Read(ref _written);
        for (int pass = 0; pass < MaxPasses && left > Little; pass++)
        {
            long before = Interlocked.Read(ref _written);
            Move(database);
            left = Interlocked.Read(ref _written) - before;
        }
    }

    /// <summary>Moves what no reader still needs in the log; a failure, of the disk for example, leaves it there for the next time.</summary>
    private static void Move(SqliteDatabase database)
    {
        try
        {
            database.Execute("PRAGMA wal_checkpoint(PASSIVE)");
        }
        catch (StorageException)
        {
            // The log holds what was committed, whatever happened.
        }
    }
}
