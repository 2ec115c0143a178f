using System.Text.Json;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Sls;

namespace ActionTrail.LocalCloud.Tests.Sls;

/// <summary>Saved searches, dashboards and alerts.</summary>
public sealed class ViewTests : IAsyncLifetime
{
    private static readonly SlsSavedSearch s_search = new("actiontrail_logins", "Sign-ins", LogCloud.Logstore.Value, "event.eventName: ConsoleSignin", "t");
    private LogCloud _logs = null!;
    private SlsViewClient _views = null!;

    public async Task InitializeAsync()
    {
        _logs = await LogCloud.OpenAsync();
        _views = new SlsViewClient(_logs.Cloud.Root);
    }

    public Task DisposeAsync()
    {
        Assert.Empty(_logs.Cloud.Faults);
        _logs.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_saved_search_lives_through_create_read_update_list_and_delete()
    {
        await _views.CreateSavedSearchAsync(LogCloud.Project, s_search, default);
        await _views.CreateSavedSearchAsync(LogCloud.Project, s_search, default).RefusedAsync(400, "SavedSearchAlreadyExist");
        await _views.UpdateSavedSearchAsync(LogCloud.Project, s_search with { Query = "*" }, default);
        _logs.Reopen();
        _views = new SlsViewClient(_logs.Cloud.Root);

        Assert.Equal(s_search with { Query = "*" }, await _views.GetSavedSearchAsync(LogCloud.Project, s_search.Name, default));
        JsonNode list = JsonNode.Parse(await _logs.TextAsync("GET", "/savedsearches?offset=0&size=10"))!;
        Assert.Equal(("Sign-ins", 1, 1), ((string?)list["savedsearchItems"]![0]!["displayName"], (int)list["count"]!, (int)list["total"]!));
        await _views.DeleteSavedSearchAsync(LogCloud.Project, s_search.Name, default);
        await _views.GetSavedSearchAsync(LogCloud.Project, s_search.Name, default).RefusedAsync(404, "SavedSearchNotExist");
    }

    [Fact]
    public async Task A_dashboard_keeps_its_charts_as_they_are()
    {
        JsonElement charts = JsonElement.Parse("""[{"title":"PV","type":"number","search":{"query":"* | select count(*)"},"display":{"unknown":[1,2.50]}}]""");
        await _views.CreateDashboardAsync(LogCloud.Project, new SlsDashboard("actiontrail_corp_audit_center_en", "Audit", charts), default);

        SlsDashboard read = await _views.GetDashboardAsync(LogCloud.Project, "actiontrail_corp_audit_center_en", default);
        JsonNode list = JsonNode.Parse(await _logs.TextAsync("GET", "/dashboards"))!;

        Assert.Equal(charts.GetRawText(), read.Charts.GetRawText());
        Assert.Equal(("actiontrail_corp_audit_center_en", "Audit"), ((string?)list["dashboards"]![0], (string?)list["dashboardItems"]![0]!["displayName"]));
        await _views.UpdateDashboardAsync(LogCloud.Project, read with { DisplayName = "New" }, default);
        Assert.Equal("New", (await _views.GetDashboardAsync(LogCloud.Project, read.Name, default)).DisplayName);
        await _views.DeleteDashboardAsync(LogCloud.Project, read.Name, default);
        await _views.DeleteDashboardAsync(LogCloud.Project, read.Name, default).RefusedAsync(404, "DashboardNotExist");
    }

    [Fact]
    public async Task An_alert_is_kept_and_switched()
    {
        await _logs.TextAsync("POST", "/alerts", """{"name":"root-login","displayName":"Root","configuration":{"version":"2.0"},"schedule":{"type":"FixedRate","interval":"1m"}}""");
        await _logs.TextAsync("PUT", "/alerts/root-login?action=disable");

        JsonNode alert = JsonNode.Parse(await _logs.TextAsync("GET", "/alerts/root-login"))!;

        Assert.Equal(("DISABLED", "2.0", 1767225600L), ((string?)alert["status"], (string?)alert["configuration"]!["version"], (long)alert["createTime"]!));
        await _logs.TextAsync("PUT", "/alerts/root-login?action=enable");
        Assert.Contains("\"status\":\"ENABLED\"", await _logs.TextAsync("GET", "/alerts"), StringComparison.Ordinal);
        await _logs.TextAsync("DELETE", "/alerts/root-login");
        LogCloud.Refused(await _logs.JsonAsync("GET", "/alerts/root-login"), 404, "JobNotExist");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"savedsearchName":"a/b","displayName":"x","logstore":"l","searchQuery":"*"}""")]
    [InlineData("""{"savedsearchName":"abc","displayName":"x","logstore":"l"}""")]
    [InlineData("""{"savedsearchName":["abc"],"displayName":"x","logstore":"l","searchQuery":"*"}""")]
    public async Task A_document_that_lacks_something_is_refused(string body) =>
        LogCloud.Refused(await _logs.JsonAsync("POST", "/savedsearches", body), 400, "ParameterInvalid");
}
