using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Core.Destinations;

namespace ActionTrail.LocalCloud.Tests.Sls;

/// <summary>A cloud with a project and an indexed logstore.</summary>
internal sealed class LogCloud : IDisposable
{
    private static readonly string[] s_tokens = [",", " ", "'", "\"", ";", "=", "(", ")", "[", "]", "{", "}", "?", "@", "&", "<", ">", "/", ":", "\n", "\t", "\r"];

    private LogCloud() => Client = new SlsClient(Cloud.Root);

    public static SlsProjectName Project { get; } = SlsProjectName.Parse("audit-project");

    public static SlsLogstoreName Logstore { get; } = SlsLogstoreName.Parse("app_log");

    public TestCloud Cloud { get; } = new();

    public SlsClient Client { get; private set; }

    public DateTimeOffset Now => Cloud.Time.GetUtcNow();

    /// <summary>An index with full text and one field of each kind.</summary>
    public static SlsIndex Index { get; } = new()
    {
        Line = new SlsLineIndex { Tokens = s_tokens },
        Keys = new Dictionary<string, SlsKeyIndex>
        {
            ["method"] = new() { Type = "text", Tokens = s_tokens },
            ["Strict"] = new() { Type = "text", Tokens = s_tokens, CaseSensitive = true },
            ["whole"] = new() { Type = "text" },
            ["status"] = new() { Type = "long", Alias = "code" },
            ["took"] = new() { Type = "double" },
            ["hidden"] = new() { Type = "text", Tokens = s_tokens, Analysis = false },
            ["chinese"] = new() { Type = "text", Tokens = s_tokens, Chinese = true },
            ["event"] = new()
            {
                Type = "json",
                Tokens = s_tokens,
                IndexAll = true,
                MaxDepth = 3,
                JsonKeys = new Dictionary<string, SlsJsonKeyIndex>
                {
                    ["eventName"] = new(), ["userIdentity.accountId"] = new(), ["cost"] = new() { Type = "double" }, ["count"] = new() { Type = "long" },
                },
            },
        },
    };

    public static async Task<LogCloud> OpenAsync()
    {
        var logs = new LogCloud();
        await logs.Client.CreateProjectAsync(Project, "tests", default);
        await logs.Client.CreateLogstoreAsync(Project, new SlsLogstore { Name = Logstore.Value, ShardCount = 1 }, default);
        await logs.Client.CreateIndexAsync(Project, Logstore, Index, default);
        return logs;
    }

    /// <summary>Closes the cloud and opens it again.</summary>
    public void Reopen()
    {
        Cloud.Reopen();
        Client = new SlsClient(Cloud.Root);
    }

    public void Dispose() => Cloud.Dispose();

    /// <summary>Writes logs one second apart, the last one second ago, each given as <c>key=value</c> texts.</summary>
    public Task PutAsync(params string[][] logs) => Client.PutLogsAsync(Project, Logstore, Group(logs), default);

    /// <summary>A group of logs one second apart, the last one second ago.</summary>
    public SlsLogGroup Group(params string[][] logs) => new([.. logs.Select((pairs, i) => new SlsLog(
        Now.ToUnixTimeSeconds() - logs.Length + i, [.. pairs.Select(Pair)]))]);

    /// <summary>The last two hours.</summary>
    public SlsLogQuery Query(string query) => new(Now.AddHours(-2), Now) { Query = query };

    public Task<SlsLogPage> GetAsync(string query) => Client.GetLogsAsync(Project, Logstore, Query(query), default);

    /// <summary>Values of one key in what a search finds, in order.</summary>
    public async Task<string> FindAsync(string query, string key = "id") =>
        string.Join(' ', (await GetAsync(query)).Logs.Select(log => log.GetValueOrDefault(key, "-")));

    /// <summary>Rows of SQL, each as its cells.</summary>
    public async Task<string> SqlAsync(string sql) =>
        string.Join('|', (await GetAsync("* | " + sql)).Logs.Select(static row => string.Join(',', row.Values)));

    /// <summary>Sends a request that no client would send.</summary>
    public Task<WireResponse> SendAsync(string method, string path, string query = "", byte[]? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(new SlsV4Signature(), Cloud.Host.RootCredentials(Cloud.Account.Id), method, path, query, body, headers);

    /// <summary>Sends a JSON body to the project's host, or to the regional one.</summary>
    public async Task<WireResponse> JsonAsync(string method, string path, string? body = null, bool regional = false)
    {
        int question = path.IndexOf('?', StringComparison.Ordinal);
        var request = new WireRequest
        {
            Method = method,
            Host = (regional ? "" : $"{Project}.") + "cn-hangzhou.log.aliyuncs.com",
            RawPath = question < 0 ? path : path[..question],
            RawQuery = question < 0 ? "" : path[(question + 1)..],
            Body = body is null ? default : System.Text.Encoding.UTF8.GetBytes(body),
        };
        request.Headers["x-log-apiversion"] = "0.6.0";
        if (body is not null)
        {
            request.Headers["Content-Type"] = "application/json";
        }

        new SlsV4Signature().Sign(request, Cloud.Host.RootCredentials(Cloud.Account.Id), new SigningContext(Now, () => "nonce", "cn-hangzhou"));
        return await Cloud.Host.HandleAsync(request, default);
    }

    /// <summary>Like <see cref="JsonAsync"/>, for calls that must succeed.</summary>
    public async Task<string> TextAsync(string method, string path, string? body = null, bool regional = false)
    {
        WireResponse answer = await JsonAsync(method, path, body, regional);
        Assert.True(answer.IsSuccess, answer.Text);
        return answer.Text;
    }

    public Task<WireResponse> SendAsync(
        IRequestSigner signer, CloudCredentials credentials, string method, string path, string query, byte[]? body, params (string Name, string Value)[] headers) =>
        Cloud.Host.HandleAsync(Sign(signer, credentials, method, path, query, body, headers), default);

    public WireRequest Sign(
        IRequestSigner signer, CloudCredentials credentials, string method, string path, string query, byte[]? body, params (string Name, string Value)[] headers)
    {
        var request = new WireRequest { Method = method, Host = $"{Project}.cn-hangzhou.log.aliyuncs.com", RawPath = path, RawQuery = query, Body = body ?? [] };
        request.Headers["x-log-apiversion"] = "0.6.0";
        request.Headers["x-log-bodyrawsize"] = (body?.Length ?? 0).ToString();
        foreach ((string name, string value) in headers)
        {
            request.Headers[name] = value;
        }

        signer.Sign(request, credentials, new SigningContext(Now, () => "nonce", "cn-hangzhou"));
        return request;
    }

    /// <summary>Asserts that an answer is an error.</summary>
    public static JsonObject Refused(WireResponse response, int status, string code)
    {
        JsonObject body = JsonNode.Parse(response.Text)!.AsObject();
        Assert.Equal($"{status} {code}", $"{response.Status} {body["errorCode"]}");
        Assert.Equal(24, response.Headers["x-log-requestid"].Length);
        Assert.Equal("application/json", response.Headers["Content-Type"]);
        return body;
    }

    private static KeyValuePair<string, string> Pair(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return new(text[..equals], text[(equals + 1)..]);
    }
}
