using ActionTrail.Aliyun.Http;

namespace ActionTrail.Aliyun.Signing;

/// <summary>
/// Server side of one signature scheme. It checks what the signature covers, the body digest included;
/// clock skew, expiry, nonce replay and the token's own validity are for the caller, from <see cref="SignedIdentity"/>.
/// </summary>
public interface IRequestVerifier
{
    /// <summary>Name of the scheme for logs and errors, for example <c>ACS3-HMAC-SHA256</c>.</summary>
    string Scheme { get; }

    /// <summary>Whether the request claims to be signed with this scheme. At most one verifier matches a request.</summary>
    /// <param name="request">The request as received.</param>
    /// <returns>True when <see cref="Read"/> applies.</returns>
    bool Matches(WireRequest request);

    /// <summary>Who claims to have signed the request, and when; nothing is proved yet.</summary>
    /// <param name="request">A request that <see cref="Matches"/>.</param>
    /// <returns>The claim.</returns>
    /// <exception cref="SignatureFormatException">A part of the signature is missing or malformed.</exception>
    SignedIdentity Read(WireRequest request);

    /// <summary>Proves or refuses the claim, comparing in fixed time.</summary>
    /// <param name="request">The request as received.</param>
    /// <param name="identity">What <see cref="Read"/> returned for it.</param>
    /// <param name="secret">Secret of the access key named there.</param>
    /// <returns>The verdict with what the server signed.</returns>
    SignatureCheck Verify(WireRequest request, SignedIdentity identity, string secret);
}
