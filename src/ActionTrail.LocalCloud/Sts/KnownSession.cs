using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Sts;

/// <summary>A session with what follows from its token.</summary>
/// <param name="Token">What the token says.</param>
/// <param name="Caller">Who acts in the session.</param>
/// <param name="Secret">Secret of its access key.</param>
internal sealed record KnownSession(SessionToken Token, Caller Caller, string Secret)
{
    /// <summary>The caller's name.</summary>
    /// <returns>Text without the secret.</returns>
    public override string ToString() => Caller.Arn;
}
