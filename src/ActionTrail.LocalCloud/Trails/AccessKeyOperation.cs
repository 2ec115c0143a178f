using System.Text.Json.Nodes;
using ActionTrail.Core.Events;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ledger;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>An operation that tells what an access key of the caller's account was used for, from the events of the last 400 days.</summary>
internal abstract class AccessKeyOperation : TrailOperation
{
    private static readonly TimeSpan s_reach = TimeSpan.FromDays(400);

    /// <summary>The access key that <c>AccessKey</c> names.</summary>
    /// <exception cref="CloudError">400: it is not one of the caller's account.</exception>
    protected static AccessKeyDocument Key(PopCall call)
    {
        string id = call.Parameters.Required("AccessKey");
        return call.Cloud.Documents.Find<AccessKeyDocument>("", id) is { } key && key.AccountId == call.Caller.AccountId
            ? key
            : throw TrailErrors.InvalidParameter($"AccessKey '{id}' is not an access key of this account.");
    }

    /// <summary>What a key was used for, newest first.</summary>
    /// <param name="call">The call.</param>
    /// <param name="key">The key.</param>
    /// <param name="service">Only calls of this service; null for all.</param>
    protected static IEnumerable<AuditEvent> Uses(PopCall call, AccessKeyDocument key, string? service = null)
    {
        var byKey = new LookupCondition(LookupAttribute.EventAccessKeyId, key.AccessKeyId);
        return service is null
            ? PastEvents.Read(call, s_reach, byKey)
            : PastEvents.Read(call, s_reach, byKey, new LookupCondition(LookupAttribute.ServiceName, service));
    }

    /// <summary>Adds what every answer tells of a use: source, time and a short form of the event.</summary>
    protected static JsonObject WithUse(JsonObject json, AuditEvent use)
    {
        json["Source"] = "ManagementEvent";
        json["UsedTimestamp"] = use.EventTime.ToUnixTimeMilliseconds();
        json["Detail"] = new JsonObject
        {
            ["eventId"] = use.EventId,
            ["eventTime"] = TrailJson.Time(use.EventTime),
            ["eventName"] = use.EventName,
            ["serviceName"] = use.ServiceName,
            ["acsRegion"] = use.Region,
            ["sourceIpAddress"] = use.SourceIpAddress,
            ["errorCode"] = use.ErrorCode,
        }.ToJsonString();
        return json;
    }

    /// <summary>Adds a service with its names.</summary>
    protected static JsonObject WithService(JsonObject json, string service)
    {
        json["ServiceName"] = service;
        json["ServiceNameCn"] = ServiceTitles.Of(service).Chinese;
        json["ServiceNameEn"] = ServiceTitles.Of(service).English;
        return json;
    }
}
