using ActionTrail.Aliyun.Pop;

namespace ActionTrail.LocalCloud.Tests.Trails;

public sealed class AdvancedQueryTests : TrailFixture
{
    [Fact]
    public async Task Templates_are_kept_changed_found_by_name_and_deleted()
    {
        PopAnswer created = await Cloud.Root.TrailsAsync("CreateAdvancedQueryTemplate", "SimpleQuery=true&TemplateSql=event.eventName:%20*&TemplateName=All%20Events");
        string id = created.Text("TemplateId");
        Assert.StartsWith("utpl-", id, StringComparison.Ordinal);
        await Cloud.Root.TrailsAsync("UpdateAdvancedQueryTemplate", $"TemplateId={id}&SimpleQuery=false&TemplateSql=changed");

        Cloud.Reopen();

        PopAnswer read = await Cloud.Root.TrailsAsync("GetAdvancedQueryTemplate", $"TemplateId={id}");
        Assert.Equal(("All Events", "changed", false), (read.Text("TemplateName"), read.Text("TemplateSql"), read.Boolean("SimpleQuery")));
        PopAnswer page = (await Cloud.Root.TrailsAsync("DescribeAdvancedQueryTemplate", "TemplateName=events")).Child("TemplatePage");
        Assert.Equal(1, page.Integer("Total", 0));
        Assert.Equal(id, Assert.Single(page.List("TemplateList")).Text("TemplateId"));
        await Cloud.Root.TrailsAsync("DeleteAdvancedQueryTemplate", $"TemplateId={id}");
        Assert.Null((await Cloud.Root.TrailsAsync("GetAdvancedQueryTemplate", $"TemplateId={id}")).TextOrNull("SimpleQuery"));
        await Refusal.Of(404, "AdvancedQueryTemplateNotFound", () => Cloud.Root.TrailsAsync("DeleteAdvancedQueryTemplate", $"TemplateId={id}"));
    }

    [Fact]
    public async Task A_template_needs_its_parameters()
    {
        await Refusal.Of(400, "MissingSimpleQuery", () => Cloud.Root.TrailsAsync("CreateAdvancedQueryTemplate", "TemplateSql=x"));
        await Refusal.Of(400, "MissingTemplateSql", () => Cloud.Root.TrailsAsync("CreateAdvancedQueryTemplate", "SimpleQuery=true"));
        await Refusal.Of(400, "InvalidQueryParameter", () => Cloud.Root.TrailsAsync("CreateAdvancedQueryTemplate", $"SimpleQuery=true&TemplateSql=x&TemplateName={new string('n', 65)}"));
    }

    [Fact]
    public async Task Queries_that_ran_are_listed_newest_first_and_a_dry_run_is_not()
    {
        string first = (await Cloud.Root.TrailsAsync("CreateAdvancedQueryHistory", "SimpleQuery=true&QuerySql=first")).Text("QueryId");
        Cloud.Time.Advance(TimeSpan.FromSeconds(1));
        await Cloud.Root.TrailsAsync("CreateAdvancedQueryHistory", "SimpleQuery=false&QuerySql=second");
        await Cloud.Root.TrailsAsync("CreateAdvancedQueryHistory", "SimpleQuery=false&QuerySql=third&DryRun=true");

        Assert.Equal(["second", "first"], (await Cloud.Root.TrailsAsync("DescribeAdvancedQueryHistory")).List("QueryHistoryList").Select(query => query.Text("QuerySql")));
        await Cloud.Root.TrailsAsync("DeleteAdvancedQueryHistory", $"QueryId={first}");
        Assert.Single((await Cloud.Root.TrailsAsync("DescribeAdvancedQueryHistory")).List("QueryHistoryList"));
    }

    [Fact]
    public async Task Scenes_come_with_ready_made_queries()
    {
        PopAnswer scene = Assert.Single((await Cloud.Root.TrailsAsync("DescribeScenes", "SearchCode=IDENT")).List("SceneList"));

        PopAnswer templates = await Cloud.Root.TrailsAsync("DescribeSearchTemplates", $"SceneId={scene.Text("SceneId")}&PageSize=2");

        Assert.Equal(2, templates.List("TemplateList").Count);
        Assert.Equal("identity.rootLogin", templates.List("TemplateList")[0].Text("Token"));
        Assert.Empty((await Cloud.Root.TrailsAsync("DescribeSearchTemplates", "SceneId=sc-none")).List("TemplateList"));
    }
}
