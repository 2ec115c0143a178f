using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Cli.Search;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.LocalCloud;

namespace ActionTrail.Cli.Tests.Search;

public sealed class SearchCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actiontrail-").FullName;

    public SearchCommandTests()
    {
        for (int file = 0; file < 4; file++)
        {
            using var gzip = new GZipStream(File.Create(Path.Combine(_folder, $"{file}.gz")), CompressionLevel.Fastest);
            gzip.Write(Encoding.UTF8.GetBytes($"[{string.Join(",\n", Enumerable.Range(0, 25).Select(number => Event(file * 25 + number)))}]"));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Events_come_as_lines_of_JSON_and_the_statement_as_the_last_line()
    {
        (int code, string[] lines, JsonElement statement) = await Run(_folder, "--user", "user3", "--event", "Stop*", "--rw", "Write");

        Assert.Equal((0, 10), (code, lines.Length));
        Assert.All(lines, static line => Assert.Equal("user3", JsonDocument.Parse(line).RootElement.GetProperty("userIdentity").GetProperty("userName").GetString()));
        Assert.Equal((4, 100, 10), (statement.GetProperty("objectsRead").GetInt64(), statement.GetProperty("eventsRead").GetInt64(), statement.GetProperty("eventsMatched").GetInt64()));
        Assert.True(statement.GetProperty("isComplete").GetBoolean() && statement.GetProperty("balances").GetBoolean());
    }

    [Fact]
    public async Task Every_filter_is_understood()
    {
        foreach (string[] filter in (string[][])
        [
            ["--event-id", "E7"], ["--event-id", "E7", "--event-type", "Api*", "--role", "deploy"], ["--text", "reason 7 of"], ["--where", "requestParameters.Number eq 7"], ["--request-id", "R7"], ["--resource", "i-7"],
            ["--since", "2026-01-01T00:07:00Z", "--until", "2026-01-01T00:08:00Z"], ["--source-ip", "203.0.113.7/32"], ["--event-id", "E7", "--service", "E*", "--access-key", "LTAI7", "--error", "*", "--account-id", "1234567890123456", "--event-region", "cn-*", "--resource-type", "ACS::ECS::Instance", "--sensitive"],
        ])
        {
            (int code, string[] lines, _) = await Run([_folder, .. filter]);

            Assert.True(code == 0 && lines.Length == 1 && lines[0].Contains("\"E7\"", StringComparison.Ordinal), $"{string.Join(' ', filter)}: {lines.Length} lines, exit code {code}");
        }
    }

    [Fact]
    public async Task Counts_are_lines_too()
    {
        (_, string[] byUser, _) = await Run(_folder, "--count-by", "user,serviceName", "--first", "3");
        (_, string[] byDay, _) = await Run(_folder, "--timeline", "Day");

        Assert.Equal(["""{"user":"user0","serviceName":"Ecs","count":10}""", """{"user":"user1","serviceName":"Ecs","count":10}""", """{"user":"user2","serviceName":"Ecs","count":10}"""], byUser);
        Assert.Equal(["""{"time":"2026-01-01T00:00:00Z","count":100}"""], byDay);
    }

    [Fact]
    public async Task The_first_are_the_newest_when_asked()
    {
        (int code, string[] lines, JsonElement statement) = await Run(_folder, "--order", "newest", "--first", "2");

        Assert.Equal(0, code);
        Assert.Equal(["E99", "E98"], lines.Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("eventId").GetString()));
        Assert.Equal(2, statement.GetProperty("eventsMatched").GetInt64());
    }

    [Fact]
    public async Task A_damaged_file_is_named_and_shows_in_the_exit_code()
    {
        byte[] whole = await File.ReadAllBytesAsync(Path.Combine(_folder, "2.gz"));
        await File.WriteAllBytesAsync(Path.Combine(_folder, "2.gz"), whole[..(whole.Length / 2)]);

        (int code, _, JsonElement statement) = await Run(_folder);

        Assert.Equal(3, code);
        Assert.Equal("2.gz", Assert.Single(statement.GetProperty("damaged").EnumerateArray()).GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("There is no folder or file", "absent")]
    [InlineData("exactly one of", "absent", "--bucket", "b")]
    [InlineData("exactly one of")]
    [InlineData("path operator value", ".", "--where", "nonsense")]
    [InlineData("is neither an age", ".", "--since", "yesterdayish")]
    [InlineData("an address with http:// or https:// is expected", "--bucket", "audit-files", "--endpoint", "127.0.0.1:8800")]
    public async Task What_cannot_be_searched_is_an_error_with_its_exit_code(string message, params string[] arguments)
    {
        using var errors = new StringWriter();

        Assert.Equal(2, await SearchCommand.Create(static () => Stream.Null, errors).Parse(arguments).InvokeAsync());
        Assert.Contains(message, errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bucket_of_a_local_cloud_is_searched()
    {
        string folder = Path.Combine(_folder, "cloud");
        await using (LocalCloudHost cloud = LocalCloudHost.Open(new LocalCloudOptions { Folder = folder }))
        {
            var oss = new OssClient(cloud.Connect(cloud.CreateAccount("Archive").Id, RegionId.Parse("cn-hangzhou")));
            var bucket = BucketName.Parse("audit-files");
            await oss.PutBucketAsync(bucket, PutBucketOptions.Default, CancellationToken.None);
            _ = await oss.PutObjectAsync(bucket, ObjectKey.Parse("corp/0.gz"), await File.ReadAllBytesAsync(Path.Combine(_folder, "0.gz")), PutObjectOptions.Default, CancellationToken.None);
        }

        (int code, string[] lines, JsonElement statement) = await Run("--cloud", folder, "--account", "Archive", "--bucket", "audit-files", "--prefix", "corp");

        Assert.Equal((0, 25, "oss://audit-files/corp/"), (code, lines.Length, statement.GetProperty("source").GetString()));
    }

    private static string Event(int number) =>
        $$$"""
        {"eventId":"E{{{number}}}","eventTime":"2026-01-01T{{{number / 60:00}}}:{{{number % 60:00}}}:00Z","eventName":"StopInstances","serviceName":"Ecs","eventRW":"Write","eventType":"ApiCall","acsRegion":"cn-hangzhou",
         "recipientAccountId":"1234567890123456","requestId":"R{{{number}}}","errorCode":"Forbidden","sourceIpAddress":"203.0.113.{{{number}}}","resourceType":"ACS::ECS::Instance","resourceName":"i-{{{number}}}",
         "eventAttributes":{"SensitiveAction":"true"},"requestParameters":{"Number":{{{number}}},"Note":"Reason {{{number}}} of many"},"userIdentity":{"userName":"{{{(number == 7 ? "deploy:" : "")}}}user{{{number % 10}}}","accessKeyId":"LTAI{{{number}}}"}}
        """;

    private static async Task<(int Code, string[] Lines, JsonElement Statement)> Run(params string[] arguments)
    {
        using var answers = new MemoryStream();
        using var errors = new StringWriter();
        int code = await SearchCommand.Create(() => answers, errors).Parse(arguments).InvokeAsync();
        string[] lines = Encoding.UTF8.GetString(answers.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(code != SearchCommand.Failed, errors.ToString());
        return (code, lines, JsonDocument.Parse(errors.ToString()).RootElement.GetProperty("statement"));
    }
}
