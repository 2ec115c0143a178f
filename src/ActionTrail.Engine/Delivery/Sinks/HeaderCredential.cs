using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;

namespace ActionTrail.Engine.Delivery.Sinks;

/// <summary>The plainest of all signatures: a header whose name is the key's id and whose value is its secret.</summary>
internal sealed class HeaderCredential : IRequestSigner
{
    /// <inheritdoc/>
    public string Scheme => "header";

    /// <inheritdoc/>
    public void Sign(WireRequest request, CloudCredentials credentials, SigningContext context)
    {
        if (credentials.AccessKeyId.Length > 0)
        {
            request.Headers[credentials.AccessKeyId] = credentials.AccessKeySecret;
        }
    }
}
