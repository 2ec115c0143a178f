using System.Text.Json.Nodes;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Compute quotas. Every account has the one that is paid as it is used, in every region.</summary>
internal static class QuotaJson
{
    /// <summary>Nickname of that quota.</summary>
    public const string PayAsYouGo = "os_PayAsYouGoQuota";

    /// <summary>Writes it.</summary>
    public static JsonObject Of(ControlCall call) => new()
    {
        ["nickName"] = PayAsYouGo,
        ["name"] = "pay_as_you_go_quota",
        ["id"] = "1",
        ["parentId"] = "0",
        ["status"] = "ON",
        ["regionId"] = call.Region,
        ["billingPolicy"] = new JsonObject { ["billingMethod"] = "payasyougo", ["odpsSpecCode"] = "OdpsStandard", ["orderId"] = "" },
        ["parameter"] = new JsonObject(),
        ["subQuotaInfoList"] = new JsonArray(),
    };
}
