using System.Text.Json;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Storage;

/// <summary>Sessions of the Tunnel and the blocks that wait for their commit. Used under the store's lock only.</summary>
/// <param name="database"><c>maxcompute.db</c>.</param>
internal sealed class TunnelSessions(SqliteDatabase database)
{
    /// <summary>Makes the tables of sessions and blocks.</summary>
    public static void CreateIn(SqliteDatabase database) => database.Execute(
        """
        CREATE TABLE IF NOT EXISTS sessions(id TEXT PRIMARY KEY, started INTEGER NOT NULL, json TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS blocks(session TEXT NOT NULL, block INTEGER NOT NULL, records INTEGER NOT NULL, created INTEGER NOT NULL, content BLOB NOT NULL, PRIMARY KEY(session, block));
        """);

    /// <summary>Finds a session, also one whose time is over.</summary>
    public TunnelSession? Find(string id)
    {
        SqliteStatement select = database.Prepare("SELECT json FROM sessions WHERE id=?1").Bind(1, id);
        TunnelSession? session = select.Step() ? JsonSerializer.Deserialize<TunnelSession>(select.Text(0)!) : null;
        select.Reset();
        return session;
    }

    /// <summary>Keeps a session, new or changed; blocks of sessions long over go.</summary>
    public void Put(TunnelSession session)
    {
        long tooOld = (session.StartedAt - (2 * TunnelSession.Lifetime)).ToUnixTimeMilliseconds();
        database.Prepare("DELETE FROM blocks WHERE session IN (SELECT id FROM sessions WHERE started<?1)").Bind(1, tooOld).Run();
        database.Prepare("DELETE FROM sessions WHERE started<?1").Bind(1, tooOld).Run();
        database.Prepare("INSERT INTO sessions(id, started, json) VALUES(?1,?2,?3) ON CONFLICT(id) DO UPDATE SET json=excluded.json")
            .Bind(1, session.Id).Bind(2, session.StartedAt.ToUnixTimeMilliseconds()).Bind(3, JsonSerializer.Serialize(session)).Run();
    }

    /// <summary>Stages a block; one that was there is replaced.</summary>
    /// <param name="session">Session.</param>
    /// <param name="block">Number of the block.</param>
    /// <param name="records">How many records it has.</param>
    /// <param name="content">Its record stream, checked.</param>
    /// <param name="now">When it came.</param>
    public void Stage(TunnelSession session, int block, long records, ReadOnlySpan<byte> content, DateTimeOffset now) =>
        database.Prepare("INSERT OR REPLACE INTO blocks(session, block, records, created, content) VALUES(?1,?2,?3,?4,?5)")
            .Bind(1, session.Id).Bind(2, block).Bind(3, records).Bind(4, now.ToUnixTimeMilliseconds()).Bind(5, content).Run();

    /// <summary>Numbers, records and times of the staged blocks, by number.</summary>
    public IReadOnlyList<(int Block, long Records, DateTimeOffset CreatedAt)> Blocks(TunnelSession session)
    {
        SqliteStatement select = database.Prepare("SELECT block, records, created FROM blocks WHERE session=?1 ORDER BY block").Bind(1, session.Id);
        var blocks = new List<(int, long, DateTimeOffset)>();
        while (select.Step())
        {
            blocks.Add(((int)select.Int64(0), select.Int64(1), DateTimeOffset.FromUnixTimeMilliseconds(select.Int64(2))));
        }

        select.Reset();
        return blocks;
    }

    /// <summary>The record stream of a staged block.</summary>
    public byte[] Content(TunnelSession session, int block)
    {
        SqliteStatement select = database.Prepare("SELECT content FROM blocks WHERE session=?1 AND block=?2").Bind(1, session.Id).Bind(2, block);
        byte[] content = select.Step() ? select.Blob(0).ToArray() : [];
        select.Reset();
        return content;
    }

    /// <summary>Lets go of the staged blocks.</summary>
    public void DropBlocks(TunnelSession session) => database.Prepare("DELETE FROM blocks WHERE session=?1").Bind(1, session.Id).Run();
}
