namespace ActionTrail.Aliyun.Signing;

/// <summary>Outcome of a verification.</summary>
public enum SignatureVerdict
{
    /// <summary>The signature and the body digest are right.</summary>
    Valid,

    /// <summary>The signature is not the one that the server calculates.</summary>
    SignatureMismatch,

    /// <summary>The body is not the one whose digest was sent, or the scheme needs a digest and there is none.</summary>
    BodyMismatch,

    /// <summary>A header that the scheme requires to be signed is not.</summary>
    UnsignedHeader,
}

/// <summary>Verdict on one request. <see cref="ToString"/> leaves out the signed texts, which can hold a token.</summary>
/// <param name="Verdict">Outcome.</param>
/// <param name="StringToSign">What the server signed, in the scheme's preferred form; real services return it on a mismatch.</param>
/// <param name="CanonicalRequest">What the string to sign hashes; null in the schemes that sign the text itself.</param>
/// <param name="Detail">For a person: what was expected and what was found; empty when valid.</param>
public sealed record SignatureCheck(SignatureVerdict Verdict, string StringToSign, string? CanonicalRequest, string Detail)
{
    /// <summary>Whether the request may be trusted.</summary>
    public bool IsValid => Verdict == SignatureVerdict.Valid;

    /// <summary>Verdict and detail.</summary>
    /// <returns>Text without what was signed.</returns>
    public override string ToString() => Detail.Length == 0 ? Verdict.ToString() : $"{Verdict}: {Detail}";
}
