using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;

namespace ActionTrail.LocalCloud.Gateway.Pop;

/// <summary>RPC-style services: operation and version in <c>x-acs-*</c> headers (ACS3) or in query and form (V1); JSON answers.</summary>
internal sealed class PopProtocol : IServiceProtocol
{
    /// <inheritdoc/>
    public IReadOnlyList<IRequestVerifier> Verifiers { get; } = [];

    /// <summary>A JSON answer.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="body">The object.</param>
    /// <returns>The answer.</returns>
    public static WireResponse Json(int status, JsonObject body)
    {
        var response = new WireResponse { Status = status, Body = System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()) };
        response.Headers["Content-Type"] = "application/json;charset=utf-8";
        return response;
    }

    /// <inheritdoc/>
    public bool Claims(WireRequest request) => true;

    /// <inheritdoc/>
    public OperationCall Open(CallOpening opening) => throw new CloudError(404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.");

    /// <inheritdoc/>
    public CloudError Refuse(AuthenticationFailure failure, string detail) => new(400, failure.ToString(), detail);

    /// <inheritdoc/>
    public CloudError NotSupported(OperationCall call) => new(404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.");

    /// <inheritdoc/>
    public CloudError Deny(OperationCall call, AccessDenial denial) => new(403, "NoPermission", denial.Decider);

    /// <inheritdoc/>
    public WireResponse RenderError(OperationCall call, CloudError error) => Json(error.Status, new JsonObject { ["Code"] = error.Code, ["Message"] = error.Message });
}
