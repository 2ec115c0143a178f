using ActionTrail.Aliyun.Signing;
using ActionTrail.LocalCloud.Ram;
using ActionTrail.LocalCloud.Sts;

namespace ActionTrail.LocalCloud.Gateway;

/// <summary>Checks signature, access key, token, clock and nonce of a request, and names its caller.</summary>
/// <param name="cloud">State of the cloud.</param>
internal sealed class Authenticator(CloudState cloud) : IDisposable
{
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(15);
    private readonly NonceStore _nonces = new(cloud.Folder);
    private readonly SessionCache _sessions = new(cloud);

    /// <summary>Names the caller, and sets it on the call as soon as its key is known, so that a failure is recorded in its account.</summary>
    /// <param name="call">The call.</param>
    /// <param name="protocol">Its protocol, which knows schemes and error codes.</param>
    /// <exception cref="CloudError">The request cannot be authenticated.</exception>
    public void Authenticate(OperationCall call, IServiceProtocol protocol)
    {
        IRequestVerifier? verifier = protocol.Verifiers.FirstOrDefault(candidate => candidate.Matches(call.Request));
        if (verifier is null)
        {
            if (protocol.AllowsAnonymous(call))
            {
                return;
            }

            throw protocol.Refuse(AuthenticationFailure.Missing, "");
        }

        try
        {
            Check(call, protocol, verifier);
        }
        catch (SignatureFormatException malformed)
        {
            throw protocol.Refuse(Meaning(malformed.Problem), malformed.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _nonces.Dispose();

    private void Check(OperationCall call, IServiceProtocol protocol, IRequestVerifier verifier)
    {
        SignedIdentity identity = verifier.Read(call.Request);
        AccessKeyDocument? key = SessionTokens.IsTemporary(identity.AccessKeyId) ? null : cloud.Documents.Find<AccessKeyDocument>("", identity.AccessKeyId);
        KnownSession? session = key is null && identity.SecurityToken is { } token ? _sessions.Read(token) : null;
        if (key is not null)
        {
            call.Caller = CallerOf(key);
        }
        else if (session is not null && session.Token.AccessKeyId == identity.AccessKeyId)
        {
            call.Caller = session.Caller;
        }

        if (IsOutOfTime(identity, call.Now))
        {
            throw protocol.Refuse(AuthenticationFailure.ClockSkew, "");
        }

        string secret = key is not null ? SecretOf(key, identity, protocol) : SecretOf(session, identity, call.Now, protocol);
        SignatureCheck check = verifier.Verify(call.Request, identity, secret);
        if (!check.IsValid)
        {
            throw check.Verdict switch
            {
                SignatureVerdict.BodyMismatch => protocol.Refuse(AuthenticationFailure.BadBody, check.Detail),
                SignatureVerdict.UnsignedHeader => protocol.Refuse(AuthenticationFailure.Malformed, check.Detail),
                _ => protocol.Refuse(AuthenticationFailure.BadSignature, check.StringToSign),
            };
        }

        if (identity.Nonce is { } nonce && !_nonces.TryUse(identity.AccessKeyId, nonce, call.Now))
        {
            throw protocol.Refuse(AuthenticationFailure.ReplayedNonce, "");
        }
    }

    private static bool IsOutOfTime(SignedIdentity identity, DateTimeOffset now) => identity.ExpiresAt is { } end
        ? now > end || identity.Date > now + s_skew
        : identity.Date is not { } date || (now - date).Duration() > s_skew;

    private static string SecretOf(AccessKeyDocument key, SignedIdentity identity, IServiceProtocol protocol)
    {
        if (!key.IsActive)
        {
            throw protocol.Refuse(AuthenticationFailure.InactiveKey, "");
        }

        return identity.SecurityToken is null ? key.Secret : throw protocol.Refuse(AuthenticationFailure.MismatchedToken, "");
    }

    private static string SecretOf(KnownSession? session, SignedIdentity identity, DateTimeOffset now, IServiceProtocol protocol)
    {
        if (identity.SecurityToken is null)
        {
            throw protocol.Refuse(SessionTokens.IsTemporary(identity.AccessKeyId) ? AuthenticationFailure.MissingToken : AuthenticationFailure.UnknownKey, "");
        }

        if (session is null)
        {
            throw protocol.Refuse(AuthenticationFailure.BadToken, "");
        }

        if (session.Token.AccessKeyId != identity.AccessKeyId)
        {
            throw protocol.Refuse(AuthenticationFailure.MismatchedToken, "");
        }

        return now < session.Token.Expires ? session.Secret : throw protocol.Refuse(AuthenticationFailure.ExpiredToken, "");
    }

    private static Caller CallerOf(AccessKeyDocument key) => key.UserName is { } user
        ? new Caller
        {
            Kind = CallerKind.RamUser, AccountId = key.AccountId, Arn = $"acs:ram::{key.AccountId}:user/{user}",
            PrincipalId = key.UserId, Name = user, AccessKeyId = key.AccessKeyId,
        }
        : new Caller
        {
            Kind = CallerKind.Root, AccountId = key.AccountId, Arn = $"acs:ram::{key.AccountId}:root",
            PrincipalId = key.AccountId, AccessKeyId = key.AccessKeyId,
        };

    private static AuthenticationFailure Meaning(SignatureFormatProblem problem) => problem switch
    {
        SignatureFormatProblem.BadDate => AuthenticationFailure.BadDate,
        SignatureFormatProblem.UnsupportedMethod => AuthenticationFailure.UnsupportedMethod,
        _ => AuthenticationFailure.Malformed,
    };
}
