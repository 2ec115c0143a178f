namespace ActionTrail.LocalCloud.Gateway;

/// <summary>Request parameters as audit events may show them: secrets as <c>****</c>, very long values cut.</summary>
internal static class SecretNames
{
    private const int Longest = 8 * 1024;
    private static readonly string[] s_secretWords = ["password", "secret", "securitytoken", "samlassertion", "oidctoken", "verificationcode", "privatekey"];

    /// <summary>A value as an event may show it.</summary>
    /// <param name="name">Parameter name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The value to record.</returns>
    public static string Mask(string name, string value)
    {
        if (s_secretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            return "****";
        }

        return value.Length > Longest ? value[..Longest] + "…" : value;
    }
}
