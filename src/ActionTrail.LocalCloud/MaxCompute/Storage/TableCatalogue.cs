using System.Text.Json;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Storage;

/// <summary>Tables and partitions of all projects. Used under the store's lock only.</summary>
/// <param name="database"><c>maxcompute.db</c>.</param>
internal sealed class TableCatalogue(SqliteDatabase database)
{
    private const string Fields = "id, name, schema, owner, comment, lifecycle, created, modified";

    /// <summary>Makes the catalogue's own tables.</summary>
    public static void CreateIn(SqliteDatabase database) => database.Execute(
        """
        CREATE TABLE IF NOT EXISTS tables(
          id INTEGER PRIMARY KEY AUTOINCREMENT, project TEXT NOT NULL, name TEXT NOT NULL, schema TEXT NOT NULL, owner TEXT NOT NULL,
          comment TEXT NOT NULL, lifecycle INTEGER, created INTEGER NOT NULL, modified INTEGER NOT NULL, UNIQUE(project, name));
        CREATE TABLE IF NOT EXISTS partitions(table_id INTEGER NOT NULL, spec TEXT NOT NULL, created INTEGER NOT NULL, PRIMARY KEY(table_id, spec)) WITHOUT ROWID;
        """);

    /// <summary>Finds a table.</summary>
    /// <param name="projectId">Project.</param>
    /// <param name="name">Name, in any case.</param>
    public TableDefinition? Find(string projectId, string name)
    {
        SqliteStatement select = database.Prepare($"SELECT {Fields} FROM tables WHERE project=?1 AND name=?2").Bind(1, projectId).Bind(2, name.ToLowerInvariant());
        TableDefinition? table = select.Step() ? Read(select) : null;
        select.Reset();
        return table;
    }

    /// <summary>Tables of a project, by name.</summary>
    public IReadOnlyList<TableDefinition> List(string projectId)
    {
        SqliteStatement select = database.Prepare($"SELECT {Fields} FROM tables WHERE project=?1 ORDER BY name").Bind(1, projectId);
        var tables = new List<TableDefinition>();
        while (select.Step())
        {
            tables.Add(Read(select));
        }

        select.Reset();
        return tables;
    }

    /// <summary>Adds a table; its id is given here.</summary>
    /// <param name="projectId">Project.</param>
    /// <param name="table">The table, with any id.</param>
    public TableDefinition Create(string projectId, TableDefinition table)
    {
        SqliteStatement insert = database.Prepare("INSERT INTO tables(project, name, schema, owner, comment, lifecycle, created, modified) VALUES(?1,?2,?3,?4,?5,?6,?7,?7)")
            .Bind(1, projectId).Bind(2, table.Name).Bind(3, JsonSerializer.Serialize(table.Schema)).Bind(4, table.Owner).Bind(5, table.Comment)
            .Bind(7, table.CreatedAt.ToUnixTimeMilliseconds());
        if (table.LifecycleDays is { } days)
        {
            insert.Bind(6, (long)days);
        }

        insert.Run();
        TableDefinition created = table with { Id = SQLitePCL.raw.sqlite3_last_insert_rowid(database.Handle) };
        IEnumerable<string> columns = created.AllColumns.Select((column, index) => $"{created.SqliteColumn(index)} {SqliteAffinity.Of(column.Type)}");
        database.Execute($"CREATE TABLE {created.SqliteName}({string.Join(',', columns)})");
        if (created.Schema.IsPartitioned)
        {
            IEnumerable<string> keys = created.Schema.PartitionColumns.Select(static (_, index) => TableDefinition.PartitionColumn(index));
            database.Execute($"CREATE INDEX {created.SqliteName}p ON {created.SqliteName}({string.Join(',', keys)})");
        }

        return created;
    }

    /// <summary>Removes a table with its rows.</summary>
    public void Drop(TableDefinition table)
    {
        database.Execute($"DROP TABLE {table.SqliteName}");
        database.Prepare("DELETE FROM partitions WHERE table_id=?1").Bind(1, table.Id).Run();
        database.Prepare("DELETE FROM tables WHERE id=?1").Bind(1, table.Id).Run();
    }

    /// <summary>Notes that rows or partitions changed.</summary>
    public void Touch(TableDefinition table, DateTimeOffset now) =>
        database.Prepare("UPDATE tables SET modified=?2 WHERE id=?1").Bind(1, table.Id).Bind(2, now.ToUnixTimeMilliseconds()).Run();

    /// <summary>Partitions of a table, by name.</summary>
    public IReadOnlyList<PartitionSpec> Partitions(TableDefinition table)
    {
        SqliteStatement select = database.Prepare("SELECT spec FROM partitions WHERE table_id=?1 ORDER BY spec").Bind(1, table.Id);
        var partitions = new List<PartitionSpec>();
        while (select.Step())
        {
            partitions.Add(FromJson(table, select.Text(0)!));
        }

        select.Reset();
        return partitions;
    }

    /// <summary>Whether the partition is there.</summary>
    public bool HasPartition(TableDefinition table, PartitionSpec partition)
    {
        SqliteStatement select = database.Prepare("SELECT 1 FROM partitions WHERE table_id=?1 AND spec=?2").Bind(1, table.Id).Bind(2, ToJson(partition));
        bool found = select.Step();
        select.Reset();
        return found;
    }

    /// <summary>Adds a partition unless it is there.</summary>
    /// <returns>Whether it was added.</returns>
    public bool AddPartition(TableDefinition table, PartitionSpec partition, DateTimeOffset now) =>
        database.Prepare("INSERT OR IGNORE INTO partitions(table_id, spec, created) VALUES(?1,?2,?3)")
            .Bind(1, table.Id).Bind(2, ToJson(partition)).Bind(3, now.ToUnixTimeMilliseconds()).Run() > 0;

    /// <summary>Removes a partition; its rows are for <see cref="TableRows"/>.</summary>
    /// <returns>Whether it was there.</returns>
    public bool RemovePartition(TableDefinition table, PartitionSpec partition) =>
        database.Prepare("DELETE FROM partitions WHERE table_id=?1 AND spec=?2").Bind(1, table.Id).Bind(2, ToJson(partition)).Run() > 0;

    /// <summary>Removes all tables of a project.</summary>
    public void DropAll(string projectId)
    {
        foreach (TableDefinition table in List(projectId))
        {
            Drop(table);
        }
    }

    private static string ToJson(PartitionSpec partition) => JsonSerializer.Serialize(partition.Values.Select(static pair => pair.Value));

    private static PartitionSpec FromJson(TableDefinition table, string json) => new([.. JsonSerializer.Deserialize<string[]>(json)!
        .Select((value, column) => KeyValuePair.Create(table.Schema.PartitionColumns[column].Name, value))]);

    private static TableDefinition Read(SqliteStatement row) => new(row.Int64(0), row.Text(1)!, JsonSerializer.Deserialize<MaxComputeSchema>(row.Text(2)!)!)
    {
        Owner = row.Text(3)!,
        Comment = row.Text(4)!,
        LifecycleDays = row.IsNull(5) ? null : (int)row.Int64(5),
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(6)),
        ModifiedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(7)),
    };
}
