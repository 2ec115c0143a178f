using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Accounts;

namespace ActionTrail.LocalCloud.Tests.Collection;

/// <summary>
/// LookupEvents of one account as a cloud answers it whose events show up late: oldest first, a page at a time, behind a keyset token. It
/// notes when it was asked.
/// </summary>
internal sealed class LookupStandIn(TimeProvider time) : HttpMessageHandler
{
    public static readonly AccountId Account = AccountId.Parse("1000000000000001");
    private readonly List<Held> _events = [];

    /// <summary>Events on a page.</summary>
    public int PageSize { get; set; } = 50;

    /// <summary>When each request came.</summary>
    public List<DateTimeOffset> Asked { get; } = [];

    /// <summary>Answers in place of a page: null for a page.</summary>
    public Func<HttpResponseMessage?> Obstacle { get; set; } = static () => null;

    /// <summary>Ids of all events, sorted.</summary>
    public IEnumerable<string> Ids => _events.Select(static held => held.Id).Distinct().Order(StringComparer.Ordinal);

    public void Add(string id, DateTimeOffset eventTime, TimeSpan late, params string[] regions)
    {
        foreach (string region in regions)
        {
            _events.Add(new Held(region, id, DateTimeOffset.FromUnixTimeSeconds(eventTime.ToUnixTimeSeconds()), eventTime + late));
        }
    }

    /// <summary>A connection whose waits are over at once and whose calls are repeated as often as they are by default.</summary>
    public CloudConnection Connect(HttpMessageHandler? network = null) => new()
    {
        Credentials = new StaticCredentialProvider(new CloudCredentials("testid", "testsecret")),
        Region = RegionId.Parse("cn-hangzhou"),
        Transport = new HttpMessageInvoker(network ?? this),
        Time = time,
        Retry = new RetryOptions { AttemptTimeout = Timeout.InfiniteTimeSpan },
        NextJitter = static () => 0.5,
    };

    public HttpResponseMessage Answer(int status, string json)
    {
        return new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add(time.GetUtcNow());
        if (Obstacle() is { } obstacle)
        {
            return obstacle;
        }

        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var asked = HttpUtility.ParseQueryString($"{request.RequestUri!.Query.TrimStart('?')}&{body}");
        DateTimeOffset start = DateTimeOffset.Parse(asked["StartTime"]!, CultureInfo.InvariantCulture);
        DateTimeOffset end = DateTimeOffset.Parse(asked["EndTime"]!, CultureInfo.InvariantCulture);
        Assert.Equal("FORWARD", asked["Direction"]);
        string region = request.Headers.Host!.Split('.')[1];
        string after = asked["NextToken"] ?? "";
        Held[] found = [.. _events
            .Where(held => held.Region == region && held.Time >= start && held.Time <= end && held.VisibleAt <= time.GetUtcNow() && string.CompareOrdinal(held.Key, after) > 0)
            .OrderBy(static held => held.Key, StringComparer.Ordinal)
            .Take(PageSize + 1)];
        var answer = new JsonObject { ["RequestId"] = "R", ["Events"] = new JsonArray([.. found.Take(PageSize).Select(static held => held.Json())]) };
        if (found.Length > PageSize)
        {
            answer["NextToken"] = found[PageSize - 1].Key;
        }

        return Answer(200, answer.ToJsonString());
    }

    private sealed record Held(string Region, string Id, DateTimeOffset Time, DateTimeOffset VisibleAt)
    {
        public string Key => $"{Time.ToUnixTimeSeconds():D12}/{Id}";

        public JsonNode Json() => new JsonObject
        {
            ["eventId"] = Id, ["eventTime"] = Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), ["eventName"] = "StopInstances",
            ["acsRegion"] = Region, ["recipientAccountId"] = Account.Value,
        };
    }
}
