using ActionTrail.Aliyun.Sls;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;

namespace ActionTrail.LocalCloud.Tests.Sls;

public sealed class ProjectTests : IDisposable
{
    private static readonly SlsProjectName s_name = SlsProjectName.Parse("corp-audit");
    private readonly TestCloud _cloud = new();
    private readonly SlsClient _client;

    public ProjectTests() => _client = new SlsClient(_cloud.Root);

    public void Dispose() => _cloud.Dispose();

    [Fact]
    public async Task A_created_project_is_read_back_with_its_owner_and_region()
    {
        await _client.CreateProjectAsync(s_name, "audit logs", default);

        SlsProject project = await _client.GetProjectAsync(s_name, default);

        Assert.Equal(("corp-audit", "audit logs", "cn-hangzhou", _cloud.Account.Id.Value, "Normal"), (project.Name, project.Description, project.Region, project.Owner, project.Status));
        Assert.Equal("2026-01-01 08:00:00", project.CreateTime);
        Assert.Empty(_cloud.Faults);
    }

    [Fact]
    public async Task An_updated_description_is_read_back_after_a_restart()
    {
        await _client.CreateProjectAsync(s_name, "old", default);
        _cloud.Time.Advance(TimeSpan.FromMinutes(1));
        await _client.UpdateProjectAsync(s_name, "new", default);
        _cloud.Reopen();

        SlsProject project = await new SlsClient(_cloud.Root).GetProjectAsync(s_name, default);

        Assert.Equal(("new", "2026-01-01 08:01:00"), (project.Description, project.LastModifyTime));
    }

    [Fact]
    public async Task A_name_is_taken_in_its_region_for_every_account_and_free_in_others()
    {
        var other = new SlsClient(_cloud.Connect(_cloud.Host.CreateAccount("Other")));
        await _client.CreateProjectAsync(s_name, "", default);

        Assert.Equal(ApiErrorKind.Conflict, (await _client.CreateProjectAsync(s_name, "", default).RefusedAsync(400, "ProjectAlreadyExist")).Kind);
        await other.CreateProjectAsync(s_name, "", default).RefusedAsync(400, "ProjectAlreadyExist");
        await new SlsClient(_cloud.Root.In(Core.Accounts.RegionId.Parse("cn-beijing"))).CreateProjectAsync(s_name, "", default);
    }

    [Fact]
    public async Task A_deleted_project_is_gone_with_everything_in_it()
    {
        SlsLogstoreName logstore = SlsLogstoreName.Parse("app");
        await _client.CreateProjectAsync(s_name, "", default);
        await _client.CreateLogstoreAsync(s_name, new SlsLogstore { Name = "app" }, default);
        await _client.DeleteProjectAsync(s_name, default);

        ApiException gone = await _client.GetProjectAsync(s_name, default).RefusedAsync(404, "ProjectNotExist");
        Assert.Equal("The Project does not exist : corp-audit", gone.Detail);
        await _client.DeleteProjectAsync(s_name, default).RefusedAsync(404, "ProjectNotExist");
        await _client.CreateProjectAsync(s_name, "", default);
        await _client.GetLogstoreAsync(s_name, logstore, default).RefusedAsync(404, "LogStoreNotExist");
    }

    [Fact]
    public async Task Listing_shows_the_own_projects_of_the_region_by_name()
    {
        foreach (string name in new[] { "b-two", "a-one", "b-three" })
        {
            await _client.CreateProjectAsync(SlsProjectName.Parse(name), "", default);
        }

        await new SlsClient(_cloud.Connect(_cloud.Host.CreateAccount("Other"))).CreateProjectAsync(SlsProjectName.Parse("b-foreign"), "", default);
        await new SlsClient(_cloud.Root.In(Core.Accounts.RegionId.Parse("cn-beijing"))).CreateProjectAsync(SlsProjectName.Parse("b-far"), "", default);

        Assert.Equal(["a-one", "b-three", "b-two"], await _client.ListProjectsAsync("", default).Select(project => project.Name).ToListAsync());
        Assert.Equal(["b-three", "b-two"], await _client.ListProjectsAsync("b-", default).Select(project => project.Name).ToListAsync());
    }

    [Fact]
    public async Task An_account_has_50_projects_in_a_region_and_no_more()
    {
        for (int i = 0; i < 50; i++)
        {
            await _client.CreateProjectAsync(SlsProjectName.Parse($"project-{i}"), "", default);
        }

        await _client.CreateProjectAsync(s_name, "", default).RefusedAsync(400, "ProjectQuotaExceed");
    }

    [Theory]
    [InlineData("too long, this description is, for it has more than sixty-four characters")]
    [InlineData("with <angles>")]
    public async Task A_description_that_breaks_the_rules_is_refused(string description) =>
        await _client.CreateProjectAsync(s_name, description, default).RefusedAsync(400, "ParameterInvalid");
}
