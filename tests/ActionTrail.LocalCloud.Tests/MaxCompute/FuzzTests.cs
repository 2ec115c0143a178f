using System.Text;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Core.Errors;

namespace ActionTrail.LocalCloud.Tests.MaxCompute;

/// <summary>Seeded nonsense: nothing that a client sends may be a fault of the cloud's own, and the cloud stays right after it.</summary>
public sealed class FuzzTests : IAsyncLifetime, IDisposable
{
    private static readonly string[] s_words =
    [
        "SELECT", "FROM", "WHERE", "GROUP BY", "ORDER BY", "HAVING", "LIMIT", "OFFSET", "JOIN", "LEFT JOIN", "ON", "AS", "AND", "OR", "NOT", "IN", "BETWEEN", "LIKE", "RLIKE",
        "IS NULL", "CASE", "WHEN", "THEN", "ELSE", "END", "CAST", "DISTINCT", "INSERT INTO", "INSERT OVERWRITE TABLE", "VALUES", "PARTITION", "ALTER TABLE", "ADD", "DROP",
        "SHOW TABLES", "DESC", "TRUNCATE TABLE", "CREATE TABLE IF NOT EXISTS", "COMMENT", "LIFECYCLE", "SET a=b;", "events", "events.id", "id", "name", "at", "ds", "*", "(", ")", ",", ";", ".",
        "=", "<>", "<", ">=", "+", "-", "/", "%", "||", "1", "-9223372036854775808", "1e308", "0.0", "'x'", "'\\u0000\\ud800'", "\"%\\\\\"", "`n`", "NULL", "TRUE", "BIGINT", "STRING", "JSON '{}'", "DATE '2026-01-01'",
        "count(", "sum(", "min(", "get_json_object(", "'$.a[*].b'", "substr(", "to_date(", "'yyyymmdd'", "dateadd(", "datetrunc(", "'mi'", "from_unixtime(", "regexp_replace(", "'(a+)+$'", "coalesce(", "concat_ws(", "if(",
        "--", "/*", "*/", "'", "`", "é", "😀", "\0", "\n",
    ];

    private static readonly string[] s_segments =
        ["projects", "actiontrail_demo", "tables", "events", "instances", "streams", "tunnel", "x", "", "..", "%2e%2e", "%00", "%ff", "api", "v1", "quotas", "roles", "admin", "users", "policy", "😀"];

    private static readonly string[] s_queries =
        ["uploads=1", "uploadid=x", "blockid=0", "downloads", "downloadid=x", "data", "rowrange=(0,1)", "rowrange=(", "partition=ds='1'", "partition", "partitions", "taskstatus", "result", "columns=,", "maxitems=-1", "marker=%", "curr_project=x", "&&", "=", "%"];

    private readonly Workspace _workspace = new();

    public async Task InitializeAsync()
    {
        await _workspace.CreateProjectAsync();
        await _workspace.RunAsync("CREATE TABLE events (id BIGINT, name STRING, at DATETIME) PARTITIONED BY (ds STRING)");
        await _workspace.RunAsync("INSERT INTO events PARTITION (ds='1') VALUES (1, '{\"a\":[{\"b\":1}]}', '2026-01-01 00:00:00'), (NULL, NULL, NULL)");
        await _workspace.RunAsync("CREATE TABLE untouched (x STRING)");
        await _workspace.RunAsync("INSERT INTO untouched VALUES ('here')");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Nonsense_in_SQL_fails_with_a_code_or_runs()
    {
        var random = new Random(20260101);
        for (int round = 0; round < 1_000; round++)
        {
            string sql = string.Join(random.Next(8) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 25)).Select(_ => s_words[random.Next(s_words.Length)]).Prepend(random.Next(3) == 0 ? "" : "SELECT"))
                .Replace("\0", "", StringComparison.Ordinal);
            try
            {
                await _workspace.RunAsync(sql);
            }
            catch (ApiException error)
            {
                Assert.True(error.Code.StartsWith("ODPS-", StringComparison.Ordinal) && error.Status < 500, $"{error.Message}\n{sql}");
            }
        }

        Assert.Empty(_workspace.Cloud.Faults);
        Assert.Equal(["here"], await _workspace.RowsAsync("SELECT x FROM untouched"));
    }

    [Fact]
    public async Task Nonsense_in_requests_is_refused()
    {
        var random = new Random(20260102);
        string[] methods = ["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "BREW"];
        string[] bodies = ["", "{}", "[", "<a>", "<Instance><Job><Tasks><SQL/></Tasks></Job></Instance>", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "\0\u0001", "{\"name\":[{}]}", "{\"add\":[null]}"];
        string[] encodings = ["", "deflate", "gzip", "zstd"];
        for (int round = 0; round < 1_000; round++)
        {
            string path = "/" + string.Join('/', Enumerable.Range(0, random.Next(0, 6)).Select(_ => Uri.EscapeDataString(s_segments[random.Next(s_segments.Length)]).Replace("%25", "%", StringComparison.Ordinal)));
            string query = string.Join('&', Enumerable.Range(0, random.Next(0, 4)).Select(_ => s_queries[random.Next(s_queries.Length)]));
            byte[] body = Encoding.UTF8.GetBytes(bodies[random.Next(bodies.Length)]);
            try
            {
                await (random.Next(3) == 0
                    ? (Task)_workspace.Cloud.Root.ControlAsync("X", methods[random.Next(methods.Length)], $"{path.TrimStart('/')}?{query}", Encoding.UTF8.GetString(body))
                    : _workspace.Cloud.Root.OdpsAsync(methods[random.Next(methods.Length)], $"{path}?{query}", body, random.Next(2) == 0 ? "dt.cn-hangzhou.maxcompute.aliyun.com" : "127.0.0.1:80", ("Content-Encoding", encodings[random.Next(encodings.Length)])));
            }
            catch (ApiException error)
            {
                Assert.True(error.Status < 500 && error.Code.Length > 0, $"{error.Message}\n{path}?{query}");
            }
        }

        Assert.Empty(_workspace.Cloud.Faults);
    }

    [Fact]
    public async Task Nonsense_in_blocks_is_refused()
    {
        var random = new Random(20260103);
        MaxComputeColumn[] columns = [new("id", MaxComputeType.Bigint), new("name", MaxComputeType.String), new("at", MaxComputeType.Datetime)];
        byte[] good = OdpsCalls.Stream(columns, MaxComputeRecord.Of(1L, "x", DateTimeOffset.UnixEpoch), MaxComputeRecord.Of(null, null, null)).ToArray();
        const string Table = "/projects/actiontrail_demo/tables/events";
        string upload = (await _workspace.Cloud.Root.OdpsAsync("POST", $"{Table}?uploads=1&partition=ds%3D1")).Member("UploadID");
        for (int round = 0; round < 500; round++)
        {
            byte[] bad = [.. good];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                bad[random.Next(bad.Length)] ^= (byte)random.Next(1, 256);
            }

            await Refusal.Of(400, "MalformedDataStream", () => _workspace.Cloud.Root.OdpsAsync("PUT", $"{Table}?uploadid={upload}&blockid=0&partition=ds%3D1", bad.AsMemory(0, random.Next(4) == 0 ? random.Next(bad.Length) : bad.Length)));
        }

        Assert.Empty(_workspace.Cloud.Faults);
    }
}
