using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The kinds of insights.</summary>
internal static class InsightTypes
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "IpInsight", "ApiCallRateInsight", "ApiErrorRateInsight", "AkInsight", "PolicyChangeInsight", "PasswordChangeInsight", "TrailConcealmentInsight",
    ];

    /// <summary>Requires a known kind.</summary>
    /// <exception cref="CloudError">400 <c>InsightTypeNotAvailable</c>.</exception>
    public static string Demand(string type) => All.Contains(type, StringComparer.Ordinal)
        ? type
        : throw new CloudError(400, "InsightTypeNotAvailable", $"The input insightType is not available: '{type}'; {string.Join(", ", All)} are allowed.");

    /// <summary>Switches a kind for the caller's account.</summary>
    public static void Switch(PopCall call, bool isEnabled)
    {
        string type = Demand(call.Parameters.Required("InsightType"));
        call.Cloud.Documents.Put(call.Caller.AccountId, type, new InsightSwitchDocument(type, isEnabled, call.Now));
    }
}
