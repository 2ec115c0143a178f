using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Events;
using ActionTrail.Engine.Search.Lookups;
using ActionTrail.Tests.Support;

namespace ActionTrail.Engine.Tests.Search.Lookups;

/// <summary>LookupEvents of one account as documented: range, order, pages, one attribute or two. Keeps when it was asked.</summary>
internal sealed class LookupService
{
    private readonly List<AuditEvent> _events = [];
    private readonly ManualTimeProvider _time;

    public LookupService(ManualTimeProvider time, params IReadOnlyList<AuditEvent> events)
    {
        _time = time;
        _events.AddRange(events);
    }

    /// <summary>When each page was asked for.</summary>
    public List<DateTimeOffset> Asked { get; } = [];

    /// <summary>Sizes of pages asked for.</summary>
    public List<int> PageSizes { get; } = [];

    /// <summary>Refuses every call with this code.</summary>
    public string Refusal { get; set; } = "";

    /// <summary>Status of the refusals.</summary>
    public int RefusalStatus { get; init; } = 403;

    /// <summary>An event; those of one account differ by id.</summary>
    public static AuditEvent Event(string id, DateTimeOffset time, string name = "StopInstances", string user = "alice") => AuditEvent.Parse(
        $$$"""{"eventId":"{{{id}}}","eventTime":"{{{time.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}}}","eventName":"{{{name}}}","serviceName":"Ecs","eventRW":"Write","userIdentity":{"userName":"{{{user}}}"}}""");

    public void Record(params IReadOnlyList<AuditEvent> events) => _events.AddRange(events);

    public LookupTarget Target(string name, LookupPace? pace = null) =>
        new(name, new ScriptedTransport(AnswerAsync).Connect(_time) with { Retry = new RetryOptions { MaxAttempts = 1 } }, pace ?? LookupPace.None);

    private Task<WireResponse> AnswerAsync(WireRequest request, CancellationToken cancellationToken)
    {
        Asked.Add(_time.GetUtcNow());
        if (Refusal.Length > 0)
        {
            return ScriptedTransport.Answer(RefusalStatus, $$"""{"Code":"{{Refusal}}","Message":"No.","RequestId":"R"}""")(request, cancellationToken);
        }

        Dictionary<string, string> asked = WireQuery.Parse(request.RawQuery).ToDictionary(static pair => pair.Key, static pair => pair.Value ?? "", StringComparer.Ordinal);
        (DateTimeOffset start, DateTimeOffset end) = (Time(asked["StartTime"]), Time(asked["EndTime"]));
        int size = int.Parse(asked["MaxResults"], CultureInfo.InvariantCulture);
        PageSizes.Add(size);
        int skip = asked.TryGetValue("NextToken", out string? token) ? int.Parse(token, CultureInfo.InvariantCulture) : 0;
        bool isForward = asked["Direction"] == "FORWARD";
        AuditEvent[] all = [.. _events.Where(found => found.EventTime >= start && found.EventTime <= end && Fits(found, asked)).OrderBy(found => found.EventTime.Ticks * (isForward ? 1 : -1))];
        var answer = new JsonObject { ["RequestId"] = "R", ["Events"] = new JsonArray([.. all.Skip(skip).Take(size).Select(static found => JsonNode.Parse(found.Json.Span))]) };
        if (skip + size < all.Length)
        {
            answer["NextToken"] = (skip + size).ToString(CultureInfo.InvariantCulture);
        }

        return Task.FromResult(new WireResponse { Status = 200, Body = Encoding.UTF8.GetBytes(answer.ToJsonString()) });
    }

    private static bool Fits(AuditEvent found, Dictionary<string, string> asked) => Enumerable.Range(1, 2).All(number =>
        asked.GetValueOrDefault($"LookupAttribute.{number}.Key") switch
        {
            "EventName" => found.EventName == asked[$"LookupAttribute.{number}.Value"],
            "ServiceName" => found.ServiceName == asked[$"LookupAttribute.{number}.Value"],
            "User" => found.UserIdentity.UserName == asked[$"LookupAttribute.{number}.Value"],
            _ => true,
        });

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
