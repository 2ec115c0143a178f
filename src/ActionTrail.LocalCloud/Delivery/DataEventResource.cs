using System.Text.Json;
using ActionTrail.Core.Events;

namespace ActionTrail.LocalCloud.Delivery;

/// <summary>Names the resource of a data event as selectors do.</summary>
internal static class DataEventResource
{
    /// <summary>The ARN of the resource that an event is about.</summary>
    /// <param name="audit">The event.</param>
    /// <returns><c>acs:oss:region:account:bucket/key</c>, <c>acs:log:region:account:project/p/logstore/l</c>, else by the name of the resource.</returns>
    // Unconfirmed: which ARN a data event counts as. A record does not name the resource's owner, so the ARN has the account of the event.
    public static string ArnOf(AuditEvent audit)
    {
        string start = $":{audit.Region}:{audit.AccountId}:";
        return audit.ServiceName.ToUpperInvariant() switch
        {
            "OSS" => $"acs:oss{start}{Join(Parameter(audit, "bucketName"), "/", Parameter(audit, "objectName"))}",
            "SLS" => $"acs:log{start}project/{Join(Parameter(audit, "ProjectName"), "/logstore/", Parameter(audit, "LogstoreName"))}",
            _ => $"acs:{audit.ServiceName.ToLowerInvariant()}{start}{audit.ResourceName}",
        };
    }

    private static string Join(string outer, string between, string inner) => inner.Length == 0 ? outer : outer + between + inner;

    private static string Parameter(AuditEvent audit, string name) =>
        audit.RequestParameters is { } parameters && parameters.TryGetProperty(name, out JsonElement value) ? value.ToString() : "";
}
