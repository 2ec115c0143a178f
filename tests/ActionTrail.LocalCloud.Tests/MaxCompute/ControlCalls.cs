using System.Text;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Aliyun.Signing;

namespace ActionTrail.LocalCloud.Tests.MaxCompute;

/// <summary>Calls of the control API that the client does not cover.</summary>
internal static class ControlCalls
{
    /// <summary>Calls an operation below <c>/api/v1/</c> and gives its data.</summary>
    public static async Task<JsonNode?> ControlAsync(this CloudConnection connection, string action, string method, string pathAndQuery, string? body = null)
    {
        string[] parts = pathAndQuery.Split('?', 2);
        var request = new WireRequest
        {
            Method = method, Host = "maxcompute.cn-hangzhou.aliyuncs.com", RawPath = "/api/v1/" + parts[0], RawQuery = parts.ElementAtOrDefault(1) ?? "",
            Body = body is null ? default : Encoding.UTF8.GetBytes(body),
        };
        request.Headers["x-acs-action"] = action;
        request.Headers["x-acs-version"] = "2022-01-04";
        WireResponse answer = await new WirePipeline(connection, new Acs3Signature(), new PopErrorReader()).SendAsync("MaxCompute." + action, request, default);
        return JsonNode.Parse(answer.Body.Span)!["data"];
    }
}
