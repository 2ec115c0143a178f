using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Core.Destinations;

namespace ActionTrail.LocalCloud.Tests.MaxCompute;

/// <summary>A cloud with one project and its owner's client.</summary>
public sealed class Workspace : IDisposable
{
    public static MaxComputeProjectName Project { get; } = MaxComputeProjectName.Parse("actiontrail_demo");

    public static MaxComputeTableName Table { get; } = MaxComputeTableName.Parse("actiontrail_events");

    public TestCloud Cloud { get; } = new();

    /// <summary>The owner's client.</summary>
    public MaxComputeClient Client => new(Cloud.Root);

    public Task CreateProjectAsync() => Client.CreateProjectAsync(Project, new MaxComputeProjectOptions(), default);

    public void Dispose() => Cloud.Dispose();

    /// <summary>Runs a statement as the owner.</summary>
    public Task<MaxComputeResult> RunAsync(string sql, params (string Name, string Value)[] settings) =>
        Client.ExecuteSqlAsync(Project, sql, settings.ToDictionary(static pair => pair.Name, static pair => pair.Value), default);

    /// <summary>Rows of a query, cells joined by bars, NULL as ∅.</summary>
    public async Task<string[]> RowsAsync(string sql, params (string Name, string Value)[] settings) =>
        [.. (await RunAsync(sql, settings)).Rows.Select(static row => string.Join('|', row.Select(static cell => cell ?? "∅")))];

    /// <summary>All rows of the usual table.</summary>
    public async Task<MaxComputeRecord[]> DownloadAsync(PartitionSpec? partition = null, MaxComputeClient? client = null)
    {
        var records = new List<MaxComputeRecord>();
        await foreach (MaxComputeRecord record in (client ?? Client).DownloadAsync(Project, Table, partition, default))
        {
            records.Add(record);
        }

        return [.. records];
    }

    public Task UploadAsync(PartitionSpec? partition, params MaxComputeRecord[] records) => Client.UploadAsync(Project, Table, partition, records, default);
}
