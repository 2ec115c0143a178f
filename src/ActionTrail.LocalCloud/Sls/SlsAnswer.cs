using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Answers of Log Service: JSON, or nothing at all.</summary>
internal static class SlsAnswer
{
    /// <summary>200 without a body and, on purpose, without a JSON content type: one official client parses whatever claims to be JSON.</summary>
    public static WireResponse Empty() => new();

    /// <summary>A JSON answer.</summary>
    public static WireResponse Json(JsonNode body, int status = 200)
    {
        var response = new WireResponse { Status = status, Body = System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()) };
        response.Headers["Content-Type"] = "application/json";
        return response;
    }
}
