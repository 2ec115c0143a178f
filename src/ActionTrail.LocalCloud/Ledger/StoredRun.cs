using System.Runtime.InteropServices;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Ledger;

/// <summary>Entries in the database: blocks, and a directory with the first entry of each, which stays in memory.</summary>
internal sealed class StoredRun : PostingRun
{
    private readonly long _firstBlock;
    private readonly (long Term, long Time, long Position)[] _directory;

    private StoredRun(long firstBlock, (long Term, long Time, long Position)[] directory)
    {
        _firstBlock = firstBlock;
        _directory = directory;
    }

    /// <inheritdoc/>
    public override int BlockCount => _directory.Length;

    /// <summary>Stores a run, inside the caller's transaction.</summary>
    /// <param name="database">Write connection.</param>
    /// <param name="draft">The run.</param>
    /// <returns>The stored run.</returns>
    public static StoredRun Write(SqliteDatabase database, StoredRunDraft draft)
    {
        SqliteStatement insert = database.Prepare("INSERT INTO blocks(data) VALUES(?1)");
        long firstBlock = 0;
        foreach (byte[] block in draft.Blocks)
        {
            insert.Bind(1, block).Run();
            firstBlock = firstBlock == 0 ? database.LastInsertedRow : firstBlock;
        }

        database.Prepare("INSERT INTO runs(through, min_time, max_time, first_block, directory) VALUES(?1,?2,?3,?4,?5)")
            .Bind(1, draft.Through).Bind(2, draft.Run.MinTime).Bind(3, draft.Run.MaxTime).Bind(4, firstBlock).Bind(5, MemoryMarshal.AsBytes(draft.Directory.AsSpan())).Run();
        return new StoredRun(firstBlock, draft.Directory) { MinTime = draft.Run.MinTime, MaxTime = draft.Run.MaxTime };
    }

    /// <summary>Reads the list of stored runs.</summary>
    /// <param name="database">Connection.</param>
    /// <param name="through">Last position of the events in them; 0 when there is none.</param>
    /// <returns>The runs.</returns>
    public static IReadOnlyList<StoredRun> ReadAll(SqliteDatabase database, out long through)
    {
        SqliteStatement select = database.Prepare("SELECT through, min_time, max_time, first_block, directory FROM runs ORDER BY through");
        var runs = new List<StoredRun>();
        through = 0;
        while (select.Step())
        {
            through = select.Int64(0);
            runs.Add(new StoredRun(select.Int64(3), MemoryMarshal.Cast<byte, (long, long, long)>(select.Blob(4)).ToArray()) { MinTime = select.Int64(1), MaxTime = select.Int64(2) });
        }

        select.Reset();
        return runs;
    }

    /// <inheritdoc/>
    public override Posting FirstOf(int block) => new() { Term = _directory[block].Term, Time = _directory[block].Time, Position = _directory[block].Position };

    /// <inheritdoc/>
    public override Posting[] Block(int block, SqliteDatabase database)
    {
        SqliteStatement select = database.Prepare("SELECT data FROM blocks WHERE id=?1").Bind(1, _firstBlock + block);
        Posting[] postings = select.Step() ? PostingBlock.Decode(select.Blob(0)) : throw database.Failure();
        select.Reset();
        return postings;
    }
}
