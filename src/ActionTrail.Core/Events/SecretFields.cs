namespace ActionTrail.Core.Events;

/// <summary>Fields whose values never reach a record.</summary>
internal static class SecretFields
{
    public const string Mask = "****";

    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        "AccessKeySecret", "SecurityToken", "Signature", "Authorization", "Password", "NewPassword", "OldPassword", "LoginPassword",
        "SAMLAssertion", "OIDCToken", "PrivateKey", "SecretData", "authorization-sts-token", "x-acs-security-token", "x-oss-security-token",
    };

    public static bool Contains(string name) => s_names.Contains(name);
}
