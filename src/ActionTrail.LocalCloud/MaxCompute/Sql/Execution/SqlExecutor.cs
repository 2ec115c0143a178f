using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.LocalCloud.MaxCompute.Sql.Compilation;
using ActionTrail.LocalCloud.MaxCompute.Storage;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Execution;

/// <summary>Runs statements. Used inside one write of the store, so that a statement happens whole or not at all.</summary>
/// <param name="store">The store.</param>
/// <param name="catalogue">Finds tables.</param>
/// <param name="owner">Who runs it, as the owner of what it creates.</param>
/// <param name="now">When it runs (UTC).</param>
internal sealed class SqlExecutor(MaxComputeStore store, SqlCatalogue catalogue, string owner, DateTimeOffset now)
{
    /// <summary>Runs a statement.</summary>
    /// <exception cref="SqlException">It cannot be run.</exception>
    public SqlOutcome Execute(SqlStatement statement)
    {
        using var bounds = StatementBounds.On(store.Database);
        try
        {
            return statement switch
            {
                SqlStatement.Select select => Select(select.Query),
                SqlStatement.Insert insert => new InsertExecutor(store, catalogue, now).Execute(insert),
                SqlStatement.CreateTable create => CreateTable(create),
                SqlStatement.DropTable drop => DropTable(drop),
                SqlStatement.Truncate truncate => Truncate(truncate),
                SqlStatement.AddPartitions add => AddPartitions(add),
                SqlStatement.DropPartitions drop => DropPartitions(drop),
                SqlStatement.ShowTables show => ShowTables(show),
                SqlStatement.ShowPartitions show => ShowPartitions(show),
                SqlStatement.Describe describe => new SqlOutcome(TableDescription.Of(catalogue.ProjectName(describe.Table), catalogue.Resolve(describe.Table))),
                _ => throw new System.Diagnostics.UnreachableException(statement.GetType().Name),
            };
        }
        catch (StorageException failure)
        {
            // A function's own failure is told as it is; SQLite's (overflow, too many terms) are those of the statement too.
            throw store.Session.Failure ?? SqlException.Runtime(failure.Message);
        }
    }

    private SqlOutcome Select(SqlQuery query)
    {
        var parameters = new SqlParameters();
        CompiledQuery compiled = new QueryCompiler(catalogue, parameters).Compile(query);
        long result = store.Instances.CreateResult(compiled.Columns);
        using SqliteStatement insert = store.Database.PrepareOnce($"INSERT INTO {InstanceRecord.ResultName(result)} {compiled.Sql}");
        return new SqlOutcome("") { ResultId = result, Rows = parameters.Bind(insert).Run(), Columns = compiled.Columns };
    }

    private SqlOutcome CreateTable(SqlStatement.CreateTable create)
    {
        string project = catalogue.ProjectId(create.Table.At, create.Table.Project);
        if (store.Tables.Find(project, create.Table.Table) is not null)
        {
            return create.IfNotExists ? SqlOutcome.Done : throw SqlException.TableExists(catalogue.ProjectName(create.Table), create.Table.Table);
        }

        if (!Core.Destinations.MaxComputeTableName.TryParse(create.Table.Table, out _))
        {
            throw SqlException.Parse(create.Table.At, $"invalid table name '{create.Table.Table}': 1 to 128 letters, digits and _, starting with a letter, are allowed");
        }

        store.Tables.Create(project, new TableDefinition(0, create.Table.Table, create.Schema)
        {
            Owner = owner, Comment = create.Comment, LifecycleDays = create.LifecycleDays, CreatedAt = now, ModifiedAt = now,
        });
        return SqlOutcome.Done;
    }

    private SqlOutcome DropTable(SqlStatement.DropTable drop)
    {
        if (catalogue.Find(drop.Table) is { } table)
        {
            store.Tables.Drop(table);
            return SqlOutcome.Done;
        }

        return drop.IfExists ? SqlOutcome.Done : throw SqlException.NoTable(drop.Table.At, catalogue.ProjectName(drop.Table), drop.Table.Table);
    }

    private SqlOutcome Truncate(SqlStatement.Truncate truncate)
    {
        TableDefinition table = catalogue.Resolve(truncate.Table);
        store.Rows.Remove(table, null);
        store.Tables.Touch(table, now);
        return SqlOutcome.Done;
    }

    private SqlOutcome AddPartitions(SqlStatement.AddPartitions add)
    {
        TableDefinition table = catalogue.Resolve(add.Table);
        foreach (PartitionSpec partition in add.Partitions)
        {
            PartitionSpec normal = Normal(table, partition, add.Table.At);
            if (!store.Tables.AddPartition(table, normal, now) && !add.IfNotExists)
            {
                throw SqlException.Metadata($"AlreadyExistsException(message:Partition already exists, existed values: {normal})");
            }
        }

        store.Tables.Touch(table, now);
        return SqlOutcome.Done;
    }

    private SqlOutcome DropPartitions(SqlStatement.DropPartitions drop)
    {
        TableDefinition table = catalogue.Resolve(drop.Table);
        foreach (PartitionSpec partition in drop.Partitions)
        {
            PartitionSpec normal = Normal(table, partition, drop.Table.At);
            store.Rows.Remove(table, normal);
            if (!store.Tables.RemovePartition(table, normal) && !drop.IfExists)
            {
                throw SqlException.Metadata($"NoSuchObjectException(message:partition {normal} does not exist)");
            }
        }

        store.Tables.Touch(table, now);
        return SqlOutcome.Done;
    }

    private SqlOutcome ShowTables(SqlStatement.ShowTables show)
    {
        string project = catalogue.ProjectId(show.At, show.Project);
        string pattern = (show.Pattern ?? "*").Replace('*', '%');
        return new SqlOutcome(string.Join('\n', store.Tables.List(project)
            .Where(table => store.Session.Like(pattern).IsMatch(table.Name))
            .Select(static table => $"{table.Owner}:{table.Name}")));
    }

    private SqlOutcome ShowPartitions(SqlStatement.ShowPartitions show)
    {
        TableDefinition table = catalogue.Resolve(show.Table);
        return table.Schema.IsPartitioned
            ? new SqlOutcome(string.Join('\n', store.Tables.Partitions(table).Select(static partition => partition.ToString().Replace(',', '/'))))
            : throw SqlException.Semantic(show.Table.At, $"table {table.Name} is not partitioned");
    }

    private static PartitionSpec Normal(TableDefinition table, PartitionSpec partition, SourcePosition at) =>
        PartitionValues.Normalize(table, partition, out string? problem) ?? throw SqlException.Semantic(at, problem!);
}
