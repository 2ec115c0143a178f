using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.Aliyun.Signing;

/// <summary>Client side of one signature scheme.</summary>
public interface IRequestSigner
{
    /// <summary>Name of the scheme for logs and errors, for example <c>ACS3-HMAC-SHA256</c>.</summary>
    string Scheme { get; }

    /// <summary>Signs a request in place: adds date, nonce, token, digest and signature to its headers or query.</summary>
    /// <param name="request">A request that was not signed before; take a fresh <see cref="WireRequest.Copy"/> for each attempt.</param>
    /// <param name="credentials">Whose request it is.</param>
    /// <param name="context">Time, nonce and region of this attempt.</param>
    void Sign(WireRequest request, CloudCredentials credentials, SigningContext context);
}
