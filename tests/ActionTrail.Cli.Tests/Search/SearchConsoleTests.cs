using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Cli.Serve;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.LocalCloud;
using Microsoft.AspNetCore.Builder;

namespace ActionTrail.Cli.Tests.Search;

/// <summary>The program as scripts use it: its exit code, and nothing but answers on standard output.</summary>
public sealed class SearchConsoleTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("attrail-console-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("--order", "sideways")]
    [InlineData("--no-such-option")]
    [InlineData("--first", "many")]
    public async Task What_is_no_command_line_is_an_error_and_no_answer(params string[] wrong)
    {
        (int code, string answers, string errors) = await RunAsync(new CloudCredentials("none", "none"), [_folder.FullName, .. wrong]);

        Assert.Equal((2, ""), (code, answers));
        Assert.Contains(wrong[^1], errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bucket_of_a_served_cloud_is_searched_by_its_endpoint_and_damage_shows_in_the_exit_code()
    {
        await using LocalCloudHost cloud = LocalCloudHost.Open(new LocalCloudOptions { Folder = _folder.FullName });
        AccountId account = cloud.CreateAccount("Archive").Id;
        var oss = new OssClient(cloud.Connect(account, RegionId.Parse("cn-hangzhou")));
        var bucket = BucketName.Parse("audit-files");
        await oss.PutBucketAsync(bucket, PutBucketOptions.Default, default);
        await oss.PutObjectAsync(bucket, ObjectKey.Parse("a.json"), Encoding.UTF8.GetBytes("""{"eventId":"E1","eventTime":"2026-01-01T00:00:00Z"}"""), PutObjectOptions.Default, default);
        await using WebApplication server = CloudServer.Build(cloud, [new Uri("http://127.0.0.1:0")]);
        await server.StartAsync();
        string[] arguments = ["--endpoint", server.Urls.First(), "--bucket", "audit-files"];

        (int whole, string answers, _) = await RunAsync(cloud.RootCredentials(account), arguments);
        await oss.PutObjectAsync(bucket, ObjectKey.Parse("b.gz"), "not gzip"u8.ToArray(), PutObjectOptions.Default, default);
        (int damaged, string rest, string errors) = await RunAsync(cloud.RootCredentials(account), arguments);
        (int absent, _, string reason) = await RunAsync(cloud.RootCredentials(account), [.. arguments[..3], "audit-absent"]);

        Assert.Equal((0, 3, 2), (whole, damaged, absent));
        Assert.Equal("E1", JsonDocument.Parse(answers).RootElement.GetProperty("eventId").GetString());
        Assert.Equal(answers, rest);
        Assert.Equal("b.gz", JsonDocument.Parse(errors).RootElement.GetProperty("statement").GetProperty("damaged")[0].GetProperty("name").GetString());
        Assert.Contains("NoSuchBucket", reason, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Answers, string Errors)> RunAsync(CloudCredentials caller, string[] arguments)
    {
        using Process program = SearchProcess.SearchAs(caller, arguments);
        Task<string> errors = program.StandardError.ReadToEndAsync();
        string answers = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();
        return (program.ExitCode, answers, await errors);
    }
}
