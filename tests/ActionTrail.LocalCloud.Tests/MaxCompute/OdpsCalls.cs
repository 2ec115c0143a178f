using System.Text;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Aliyun.Signing;

namespace ActionTrail.LocalCloud.Tests.MaxCompute;

/// <summary>Calls of the REST API and the Tunnel that the client would not make.</summary>
internal static class OdpsCalls
{
    /// <summary>Sends a request, signed, to a path such as <c>/projects/p?x=1</c>.</summary>
    public static Task<WireResponse> OdpsAsync(
        this CloudConnection connection, string method, string pathAndQuery, ReadOnlyMemory<byte> body = default, string host = "dt.cn-hangzhou.maxcompute.aliyun.com", params (string Name, string Value)[] headers)
    {
        string[] parts = pathAndQuery.Split('?', 2);
        var request = new WireRequest { Method = method, Host = host, RawPath = parts[0], RawQuery = parts.ElementAtOrDefault(1) ?? "", Body = body };
        foreach ((string name, string value) in headers)
        {
            request.Headers[name] = value;
        }

        return new WirePipeline(connection, new OdpsSignature(), new OdpsErrorReader()).SendAsync("MaxCompute.Raw", request, default);
    }

    /// <summary>Sends a request to the REST host.</summary>
    public static Task<WireResponse> RestAsync(this CloudConnection connection, string method, string pathAndQuery, string body = "") =>
        connection.OdpsAsync(method, "/api" + pathAndQuery, Encoding.UTF8.GetBytes(body), "service.cn-hangzhou.maxcompute.aliyun.com", ("Content-Type", "application/xml"));

    /// <summary>Text of a member of a JSON answer.</summary>
    public static string Member(this WireResponse answer, string name) =>
        System.Text.Json.JsonDocument.Parse(answer.Body).RootElement.GetProperty(name).ToString();

    /// <summary>Encodes records.</summary>
    public static ReadOnlyMemory<byte> Stream(IReadOnlyList<MaxComputeColumn> columns, params MaxComputeRecord[] records)
    {
        var writer = new RecordStreamWriter(columns);
        foreach (MaxComputeRecord record in records)
        {
            writer.Write(record);
        }

        return writer.Finish();
    }
}
