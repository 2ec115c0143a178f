using ActionTrail.Aliyun.Pop;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Tests.Coverage;

public sealed class CoverageTests
{
    [Fact]
    public void The_coverage_page_tells_what_is_built()
    {
        string root = Repository.Root;
        string path = Path.Combine(root, "docs", "coverage.md");
        string page = CoverageDocument.Write(File.ReadLines(Path.Combine(root, "tests", "ActionTrail.LocalCloud.Tests", "Coverage", "surface.txt")));
        if (Environment.GetEnvironmentVariable("ACTIONTRAIL_WRITE_COVERAGE") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.True(page == File.ReadAllText(path), "docs/coverage.md is out of date; run this test with ACTIONTRAIL_WRITE_COVERAGE=1.");
    }

    [Fact]
    public void Every_operation_is_named_after_its_class() =>
        Assert.All(OperationRegistry.All, operation => Assert.Equal(operation.GetType().Name, operation.Facts.Name));

    [Fact]
    public void Every_RPC_operation_belongs_to_a_known_product() =>
        Assert.All(OperationRegistry.All.OfType<PopOperation>(), operation => Assert.NotNull(PopService.OfVersion(operation.Facts.Version)));

    [Fact]
    public async Task What_is_not_built_is_never_answered_with_success()
    {
        using var cloud = new TestCloud();

        foreach (string version in PopService.All.SelectMany(service => service.Versions))
        {
            var client = new PopClient(cloud.Root, "Test", version, "127.0.0.1");
            await client.CallAsync("NoSuchOperation", [], default).RefusedAsync(404, "InvalidAction.NotFound");
        }
    }
}
