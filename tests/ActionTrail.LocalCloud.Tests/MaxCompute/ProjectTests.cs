using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud.MaxCompute;

namespace ActionTrail.LocalCloud.Tests.MaxCompute;

public sealed class ProjectTests : IAsyncLifetime, IDisposable
{
    private readonly Workspace _workspace = new();

    public Task InitializeAsync() => _workspace.CreateProjectAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task A_project_is_described_as_it_was_created()
    {
        var name = MaxComputeProjectName.Parse("actiontrail_two");
        await _workspace.Client.CreateProjectAsync(name, new MaxComputeProjectOptions { Comment = "the second", Encrypted = true }, default);

        MaxComputeProject project = await _workspace.Client.GetProjectAsync(name, default);

        Assert.Equal(
            new MaxComputeProject("actiontrail_two", $"ALIYUN${_workspace.Cloud.Account.Id}", "AVAILABLE", "cn-hangzhou", _workspace.Cloud.Time.GetUtcNow(), "the second", "os_PayAsYouGoQuota"),
            project);
        Assert.True(project.IsAvailable);
    }

    [Fact]
    public async Task A_project_is_found_in_its_region_only()
    {
        CloudState cloud = _workspace.Cloud.Host.Cloud;
        Assert.Equal(_workspace.Cloud.Account.Id.Value, MaxComputeProjects.Find(cloud, "cn-hangzhou", "ACTIONTRAIL_DEMO")?.AccountId);
        Assert.Null(MaxComputeProjects.Find(cloud, "cn-beijing", "actiontrail_demo"));

        var elsewhere = new MaxComputeClient(_workspace.Cloud.Root.In(RegionId.Parse("cn-beijing")));
        await Refusal.Of(404, "PROJECT_NOT_FOUND", () => elsewhere.GetProjectAsync(Workspace.Project, default));
        await Refusal.Of(404, "NoSuchProject", () => elsewhere.ExecuteSqlAsync(Workspace.Project, "SHOW TABLES", null, default));
        Assert.Empty(await elsewhere.ListProjectsAsync(default).All());
    }

    [Fact]
    public async Task Names_are_unique_over_all_accounts()
    {
        LocalAccount other = _workspace.Cloud.Host.CreateAccount("Other");

        await Refusal.Of(409, "OBJECT_ALREADY_EXIST", () => new MaxComputeClient(_workspace.Cloud.Connect(other)).CreateProjectAsync(Workspace.Project, new(), default));
        Assert.Empty(await new MaxComputeClient(_workspace.Cloud.Connect(other)).ListProjectsAsync(default).All());
    }

    [Fact]
    public async Task All_projects_are_listed_over_pages()
    {
        for (int number = 0; number < 25; number++)
        {
            await _workspace.Client.CreateProjectAsync(MaxComputeProjectName.Parse($"p_{number:00}"), new(), default);
        }

        IReadOnlyList<MaxComputeProject> projects = await _workspace.Client.ListProjectsAsync(default).All();

        Assert.Equal(26, projects.Select(static project => project.Name).Distinct().Count());
    }

    [Theory]
    [InlineData("hive9", null, "InvalidParameter")]
    [InlineData("2", "nope", "QUOTA_UNKNOWN_NICKNAME")]
    public async Task A_project_with_unknown_choices_is_refused(string typeSystem, string? quota, string code)
    {
        var name = MaxComputeProjectName.Parse("refused");
        await Refusal.Of(400, code, () => _workspace.Client.CreateProjectAsync(name, new() { TypeSystem = typeSystem, DefaultQuota = quota }, default));
        await Refusal.Of(404, "PROJECT_NOT_FOUND", () => _workspace.Client.GetProjectAsync(name, default));
    }

    [Fact]
    public async Task Tables_are_listed_and_described()
    {
        await _workspace.RunAsync("CREATE TABLE b (x BIGINT COMMENT 'the x', y JSON) COMMENT 'the b' PARTITIONED BY (ds STRING)");
        await _workspace.RunAsync("CREATE TABLE a (x BIGINT)");

        Assert.Equal(["a", "b"], (await _workspace.Client.ListTablesAsync(Workspace.Project, default).All()).Select(static table => table.Name));
        MaxComputeTable table = await _workspace.Client.GetTableAsync(Workspace.Project, MaxComputeTableName.Parse("b"), default);
        Assert.Equal("the b", table.Comment);
        Assert.Equal([new("x", MaxComputeType.Bigint, "the x"), new("y", MaxComputeType.Json)], table.Schema!.Columns);
        Assert.Equal([new("ds", MaxComputeType.String)], table.Schema.PartitionColumns);
        Assert.Equal(ApiErrorKind.NotFound, (await Refusal.Of(404, "OBJECT_NOT_EXIST", () => _workspace.Client.GetTableAsync(Workspace.Project, MaxComputeTableName.Parse("c"), default))).Kind);
    }

    [Fact]
    public async Task A_deleted_project_is_gone_with_its_tables()
    {
        await _workspace.RunAsync("CREATE TABLE t (x BIGINT)");
        await _workspace.Client.DeleteProjectAsync(Workspace.Project, default);
        await Refusal.Of(404, "PROJECT_NOT_FOUND", () => _workspace.Client.GetProjectAsync(Workspace.Project, default));

        await _workspace.CreateProjectAsync();
        Assert.Equal("", (await _workspace.RunAsync("SHOW TABLES")).Text);
    }

    [Fact]
    public async Task Everything_is_there_after_a_restart()
    {
        await _workspace.RunAsync("CREATE TABLE t (x BIGINT, y STRING) PARTITIONED BY (ds STRING)");
        string instance = (await _workspace.RunAsync("INSERT INTO t PARTITION (ds='1') VALUES (1, 'ä')")).InstanceId;
        string query = (await _workspace.RunAsync("SELECT * FROM t")).InstanceId;

        _workspace.Cloud.Reopen();

        Assert.Equal(["1|ä|1"], await _workspace.RowsAsync("SELECT * FROM t"));
        Assert.Equal("ds=1", (await _workspace.RunAsync("SHOW PARTITIONS t")).Text);
        Assert.Equal([1L, "ä", "1"], Assert.Single(await _workspace.Client.DownloadResultAsync(Workspace.Project, query, default).All()).Values);
        await Refusal.Of(400, "InstanceTypeNotSupported", () => _workspace.Client.DownloadResultAsync(Workspace.Project, instance, default).All());
    }
}
