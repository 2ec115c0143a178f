using System.Text.Json;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Storage;

/// <summary>Instances with their results, for a day. Used under the store's lock only.</summary>
/// <param name="database"><c>maxcompute.db</c>.</param>
internal sealed class InstanceLog(SqliteDatabase database)
{
    /// <summary>How long an instance and its result can be read.</summary>
    private static readonly TimeSpan s_retention = TimeSpan.FromHours(24);

    /// <summary>Makes the table of instances.</summary>
    public static void CreateIn(SqliteDatabase database) => database.Execute(
        """
        CREATE TABLE IF NOT EXISTS instances(
          result INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, project TEXT NOT NULL, started INTEGER NOT NULL, json TEXT NOT NULL);
        """);

    /// <summary>Finds an instance.</summary>
    public InstanceRecord? Find(string projectId, string id)
    {
        SqliteStatement select = database.Prepare("SELECT json FROM instances WHERE id=?1 AND project=?2").Bind(1, id).Bind(2, projectId);
        InstanceRecord? instance = select.Step() ? JsonSerializer.Deserialize<InstanceRecord>(select.Text(0)!) : null;
        select.Reset();
        return instance;
    }

    /// <summary>Instances of a project, latest first.</summary>
    /// <param name="projectId">Project.</param>
    /// <param name="most">Most to return.</param>
    public IReadOnlyList<InstanceRecord> List(string projectId, int most)
    {
        SqliteStatement select = database.Prepare("SELECT json FROM instances WHERE project=?1 ORDER BY result DESC LIMIT ?2").Bind(1, projectId).Bind(2, most);
        var instances = new List<InstanceRecord>();
        while (select.Step())
        {
            instances.Add(JsonSerializer.Deserialize<InstanceRecord>(select.Text(0)!)!);
        }

        select.Reset();
        return instances;
    }

    /// <summary>Makes room for the rows of a query.</summary>
    /// <param name="columns">Its columns.</param>
    /// <returns>Number of the result.</returns>
    public long CreateResult(IReadOnlyList<MaxComputeColumn> columns)
    {
        SqliteStatement next = database.Prepare("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name='instances'),0)+1");
        next.Step();
        long result = next.Int64(0);
        next.Reset();
        database.Execute($"CREATE TABLE {InstanceRecord.ResultName(result)}({string.Join(',', columns.Select(static (column, index) => $"{TableDefinition.DataColumn(index)} {SqliteAffinity.Of(column.Type)}"))})");
        return result;
    }

    /// <summary>Keeps an instance, and lets go of those that are too old.</summary>
    public void Add(InstanceRecord instance)
    {
        Purge(instance.EndedAt - s_retention);
        database.Prepare("INSERT INTO instances(id, project, started, json) VALUES(?1,?2,?3,?4)")
            .Bind(1, instance.Id).Bind(2, instance.ProjectId).Bind(3, instance.StartedAt.ToUnixTimeMilliseconds()).Bind(4, JsonSerializer.Serialize(instance)).Run();
    }

    private void Purge(DateTimeOffset before)
    {
        SqliteStatement select = database.Prepare("SELECT result FROM instances WHERE started<?1").Bind(1, before.ToUnixTimeMilliseconds());
        var old = new List<long>();
        while (select.Step())
        {
            old.Add(select.Int64(0));
        }

        select.Reset();
        foreach (long result in old)
        {
            database.Execute($"DROP TABLE IF EXISTS {InstanceRecord.ResultName(result)}");
            database.Prepare("DELETE FROM instances WHERE result=?1").Bind(1, result).Run();
        }
    }
}
