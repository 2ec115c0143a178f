using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>Client of MaxCompute in one region: projects and tables (control API), SQL (REST API), rows (Tunnel).</summary>
/// <param name="connection">Identity, region and transport.</param>
public sealed class MaxComputeClient(CloudConnection connection)
{
    private readonly MaxComputeControl _control = new(connection);
    private readonly SqlInstances _instances = new(connection);
    private readonly TunnelCalls _tunnel = new(connection);

    /// <summary>Creates a project. It can be used once <see cref="GetProjectAsync"/> says that it is available.</summary>
    /// <param name="name">Name.</param>
    /// <param name="options">Choices.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ApiException">Refused; kind Conflict when the name is taken.</exception>
    public Task CreateProjectAsync(MaxComputeProjectName name, MaxComputeProjectOptions options, CancellationToken cancellationToken) =>
        _control.CreateProjectAsync(name, options, cancellationToken);

    /// <summary>Reads one project.</summary>
    /// <param name="name">Name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The project.</returns>
    /// <exception cref="ApiException">Refused; kind NotFound when there is none.</exception>
    public Task<MaxComputeProject> GetProjectAsync(MaxComputeProjectName name, CancellationToken cancellationToken) =>
        _control.GetProjectAsync(name, cancellationToken);

    /// <summary>All projects of the account in the region.</summary>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The projects, page by page as they are asked for.</returns>
    public IAsyncEnumerable<MaxComputeProject> ListProjectsAsync(CancellationToken cancellationToken) => _control.ListProjectsAsync(cancellationToken);

    /// <summary>Deletes a project with everything in it.</summary>
    /// <param name="name">Name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task DeleteProjectAsync(MaxComputeProjectName name, CancellationToken cancellationToken) => _control.DeleteProjectAsync(name, cancellationToken);

    /// <summary>Changes the compute quota of a project.</summary>
    /// <param name="name">Name.</param>
    /// <param name="quota">Nickname of the quota.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException">There is no such project or quota.</exception>
    public Task UpdateQuotaAsync(MaxComputeProjectName name, string quota, CancellationToken cancellationToken) => _control.UpdateQuotaAsync(name, quota, cancellationToken);

    /// <summary>All tables of a project, without their schemas.</summary>
    /// <param name="project">Project.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The tables, page by page as they are asked for.</returns>
    public IAsyncEnumerable<MaxComputeTable> ListTablesAsync(MaxComputeProjectName project, CancellationToken cancellationToken) =>
        _control.ListTablesAsync(project, cancellationToken);

    /// <summary>Reads one table with its schema.</summary>
    /// <param name="project">Project.</param>
    /// <param name="table">Table.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ApiException">Refused; kind NotFound when there is none.</exception>
    public Task<MaxComputeTable> GetTableAsync(MaxComputeProjectName project, MaxComputeTableName table, CancellationToken cancellationToken) =>
        _control.GetTableAsync(project, table, cancellationToken);

    /// <summary>Runs one SQL statement to its end. SELECT, and CREATE, ALTER and DROP with IF EXISTS or IF NOT EXISTS, are retried like any call; the others are sent once only.</summary>
    /// <param name="project">Project to run it in.</param>
    /// <param name="sql">The statement; a missing semicolon is added. Values belong into it through <see cref="SqlLiteral"/>.</param>
    /// <param name="settings">Flags such as <c>odps.sql.timezone</c>; null for none.</param>
    /// <param name="cancellationToken">Stops waiting; a submitted statement runs on.</param>
    /// <returns>The result, of at most 10,000 rows; <see cref="QueryAsync"/> has no such bound.</returns>
    /// <exception cref="ApiException">The service or the statement failed; the code is the ODPS code.</exception>
    public async Task<MaxComputeResult> ExecuteSqlAsync(
        MaxComputeProjectName project, string sql, IReadOnlyDictionary<string, string>? settings, CancellationToken cancellationToken)
    {
        string instance = await _instances.RunAsync(project, sql, settings, cancellationToken).ConfigureAwait(false);
        return await _instances.ReadAsync(project, instance, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a SELECT and reads all of its rows, typed, through the Tunnel.</summary>
    /// <param name="project">Project to run it in.</param>
    /// <param name="sql">A SELECT statement.</param>
    /// <param name="settings">Flags; null for none.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The rows, window by window as they are asked for.</returns>
    public async IAsyncEnumerable<MaxComputeRecord> QueryAsync(
        MaxComputeProjectName project, string sql, IReadOnlyDictionary<string, string>? settings,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string instance = await _instances.RunAsync(project, sql, settings, cancellationToken).ConfigureAwait(false);
        await foreach (MaxComputeRecord record in DownloadResultAsync(project, instance, cancellationToken).ConfigureAwait(false))
        {
            yield return record;
        }
    }

    /// <summary>Adds a partition to a table unless it is there.</summary>
    /// <param name="project">Project.</param>
    /// <param name="table">A partitioned table.</param>
    /// <param name="partition">Partition.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public Task AddPartitionAsync(MaxComputeProjectName project, MaxComputeTableName table, PartitionSpec partition, CancellationToken cancellationToken) =>
        _instances.RunAsync(project, $"ALTER TABLE {table} ADD IF NOT EXISTS PARTITION ({partition.ToSql()});", null, cancellationToken);

    /// <summary>Appends rows to a table or partition: all of them, or none.</summary>
    /// <param name="project">Project.</param>
    /// <param name="table">Table.</param>
    /// <param name="partition">Partition, which must exist; null for a table without partitions.</param>
    /// <param name="records">Rows.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <exception cref="ApiException">Refused; kind NotFound when project, table or partition is missing.</exception>
    public Task UploadAsync(
        MaxComputeProjectName project, MaxComputeTableName table, PartitionSpec? partition, IReadOnlyList<MaxComputeRecord> records, CancellationToken cancellationToken) =>
        new TunnelUpload(_tunnel, Path(project, table), partition).RunAsync(records, cancellationToken);

    /// <summary>Reads the rows that a table or partition has when the reading begins.</summary>
    /// <param name="project">Project.</param>
    /// <param name="table">Table.</param>
    /// <param name="partition">Partition; null for a table without partitions.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The rows, window by window as they are asked for.</returns>
    public IAsyncEnumerable<MaxComputeRecord> DownloadAsync(
        MaxComputeProjectName project, MaxComputeTableName table, PartitionSpec? partition, CancellationToken cancellationToken) =>
        new TunnelDownload(_tunnel, Path(project, table), partition).RunAsync(cancellationToken);

    /// <summary>Reads all rows that a SELECT returned, also those beyond the 10,000 of <see cref="MaxComputeResult"/>.</summary>
    /// <param name="project">Project that it ran in.</param>
    /// <param name="instanceId">Its instance.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The rows, window by window as they are asked for.</returns>
    public IAsyncEnumerable<MaxComputeRecord> DownloadResultAsync(MaxComputeProjectName project, string instanceId, CancellationToken cancellationToken) =>
        new TunnelDownload(_tunnel, $"/projects/{project}/instances/{WireQuery.Encode(instanceId)}", null).RunAsync(cancellationToken);

    private static string Path(MaxComputeProjectName project, MaxComputeTableName table) => $"/projects/{project}/tables/{table}";
}
