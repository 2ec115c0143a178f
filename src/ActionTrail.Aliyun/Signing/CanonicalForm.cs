using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace ActionTrail.Aliyun.Signing;

/// <summary>One way to write down what is signed. Clients differ in details, so a verifier may try several.</summary>
internal readonly record struct CanonicalForm(string StringToSign, string? CanonicalRequest = null)
{
    public static string Hash(string canonicalRequest)
    {
        byte[] text = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(canonicalRequest.Length));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        int length = Encoding.UTF8.GetBytes(canonicalRequest, text);
        SHA256.HashData(text.AsSpan(0, length), hash);
        text.AsSpan(0, length).Clear();
        ArrayPool<byte>.Shared.Return(text);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Valid when any form gives the presented signature; otherwise reports the first, which is the preferred one.</summary>
    public static SignatureCheck Compare(string presented, IEnumerable<CanonicalForm> forms, Func<string, string> sign)
    {
        CanonicalForm? preferred = null;
        foreach (CanonicalForm form in forms)
        {
            if (Mac.FixedTimeEquals(presented, sign(form.StringToSign)))
            {
                return new SignatureCheck(SignatureVerdict.Valid, form.StringToSign, form.CanonicalRequest, "");
            }

            preferred ??= form;
        }

        CanonicalForm shown = preferred.GetValueOrDefault();
        return shown.Refuse(SignatureVerdict.SignatureMismatch, $"Signature {presented} is not the one calculated for this request.");
    }

    public SignatureCheck Refuse(SignatureVerdict verdict, string detail) => new(verdict, StringToSign, CanonicalRequest, detail);
}
