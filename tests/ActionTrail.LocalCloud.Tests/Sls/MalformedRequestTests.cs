using System.Text;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;
using ActionTrail.Aliyun.Sls;

namespace ActionTrail.LocalCloud.Tests.Sls;

/// <summary>Seeded nonsense, correctly signed: whatever comes, the answer is documented and the cloud goes on.</summary>
public sealed class MalformedRequestTests : IAsyncLifetime
{
    private static readonly string[] s_methods = ["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH"];

    private static readonly string[] s_paths =
    [
        "", "logstores", "app_log", "absent", "shards", "0", "lb", "route", "index", "logs", "dashboards", "savedsearches", "alerts", "consumergroups", "policy",
        "tag", "tags", "untag", "collectionpolicy", "meteringmode", "resourcegroup", "%2e%2e", "..", "%00", "%ff", "é", "a%2Fb", "slsservice",
    ];

    private static readonly string[] s_queries =
    [
        "type=log", "type=logs", "type=histogram", "type=cursor", "type=cursor_time", "type=heartbeat", "type=checkpoint", "action=split", "action=merge", "action=enable",
        "from=0", "from=begin", "from=99999999999999999999", "to=1767225600", "to=-1", "query=*", "query=%28", "query=*%7Cselect%20*", "query=*%7Cselect%20%22", "query=%ff",
        "cursor=MQ%3D%3D", "cursor=x", "count=1", "count=-5", "offset=1", "size=99999", "line=1e9", "reverse=1", "key=ff", "consumer=c", "shard=0", "resourceType=project", "x", "=", "&&",
    ];

    private static readonly string[] s_bodies =
    [
        "", "{}", "[]", "null", "{", "\"text\"", "{\"logstoreName\":1}", "{\"logstoreName\":\"abc\",\"ttl\":99999999999}", "{\"line\":{\"token\":[null]}}", "{\"keys\":{\"a\":[]}}",
        "{\"projectName\":\"\\u0000\"}", "{\"from\":\"x\",\"to\":{},\"query\":[]}", "{\"shard\":-1,\"checkpoint\":null}", "{\"tags\":[1],\"resourceId\":{}}", "{\"policyName\":{}}",
        "{\"savedsearchName\":null}", "{\"description\":{\"a\":1}}", "{\"encrypt_conf\":[],\"autoSplit\":\"yes\"}", new string('[', 500), "\u0001\u0002",
    ];

    private static readonly string[] s_types = ["application/json", "application/x-protobuf", "", "text/plain", "application/json;charset=utf-16"];
    private LogCloud _logs = null!;

    public async Task InitializeAsync() => _logs = await LogCloud.OpenAsync();

    public Task DisposeAsync()
    {
        _logs.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task No_request_makes_the_service_fail()
    {
        var random = new Random(20260101);
        for (int i = 0; i < 6_000; i++)
        {
            WireRequest request = Nonsense(random);
            WireResponse answer = await _logs.Cloud.Host.HandleAsync(request, default);

            Assert.True(answer.Status < 500, $"{request.Method} {request.RawPath}?{request.RawQuery} {Encoding.UTF8.GetString(request.Body.Span)}: {answer.Text}");
        }

        Assert.Empty(_logs.Cloud.Faults);
        await new SlsClient(_logs.Cloud.Root).CreateProjectAsync(Core.Destinations.SlsProjectName.Parse("still-alive"), "", default);
    }

    [Fact]
    public async Task No_statement_makes_the_service_fail()
    {
        string[] words =
        [
            "select", "SELECT", "*", "count(*)", "method", "\"method\"", "\"event.eventName\"", "\"nosuch\"", "from", "log", "app_log", "where", "group by", "order by", "limit", "1", "'a'", "''",
            "(", ")", ",", "as", "x", "=", "||", "and", "union all", "with t as (", "date_trunc('day', __time__)", "json_extract(event, '$.a')", "json_extract(event, 'a..b')",
            "from_unixtime(1e300)", "date_format(__time__, '%')", "date_add('year', 999999, 0)", "lpad('a', -1, 'b')", "chr(-1)", "codepoint('')", "regexp_like(method, '(')", "mod(1, 0)",
            "split_part('a', '', 0)", "max_by(1, 2)", "approx_percentile(status, 'x')", "cast(", "if(", "case when", "end", "over (", "--", "/*", "*/", ";", "-", "1e", ".5", "é", "\0",
        ];
        await _logs.PutAsync(["method=GET", "status=200", """event={"a":1}"""]);
        var random = new Random(7);
        for (int i = 0; i < 3_000; i++)
        {
            string sql = "select " + string.Join(' ', Enumerable.Range(0, random.Next(1, 9)).Select(_ => Pick(random, words)));
            WireResponse answer = await _logs.SendAsync("GET", "/logstores/app_log", "type=log&from=0&to=1767225600&query=" + Uri.EscapeDataString("*|" + sql));

            Assert.True(answer.Status < 500, $"{sql}: {answer.Text}");
        }

        Assert.Empty(_logs.Cloud.Faults);
    }

    private WireRequest Nonsense(Random random)
    {
        byte[] body = random.Next(4) == 0 ? Bytes(random) : Encoding.UTF8.GetBytes(Pick(random, s_bodies));
        string method = Pick(random, s_methods);
        var request = new WireRequest
        {
            Method = method,
            Host = random.Next(8) == 0 ? "cn-hangzhou.log.aliyuncs.com" : "audit-project.cn-hangzhou.log.aliyuncs.com",
            // What the other requests are about stays there.
            RawPath = (method == "DELETE" ? "/savedsearches/" : "/") + string.Join('/', Enumerable.Range(0, random.Next(6)).Select(_ => Pick(random, s_paths))),
            RawQuery = string.Join('&', Enumerable.Range(0, random.Next(5)).Select(_ => Pick(random, s_queries))),
            Body = body,
        };
        request.Headers["x-log-apiversion"] = "0.6.0";
        request.Headers["x-log-bodyrawsize"] = random.Next(3) == 0 ? $"{random.Next(-9, 99_999_999)}" : $"{body.Length}";
        request.Headers["x-log-compresstype"] = Pick(random, ["", "lz4", "deflate", "gzip"]);
        request.Headers["Content-Type"] = Pick(random, s_types);
        request.Headers["Accept-Encoding"] = Pick(random, ["", "lz4", "gzip, lz4"]);
        new SlsV4Signature().Sign(request, _logs.Cloud.Host.RootCredentials(_logs.Cloud.Account.Id), new SigningContext(_logs.Now, () => "", "cn-hangzhou"));
        return request;
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    private static byte[] Bytes(Random random)
    {
        byte[] bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);
        return bytes;
    }
}
