using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ActionTrail.LocalCloud.Accounts;

namespace ActionTrail.LocalCloud.Sts;

/// <summary>
/// Writes and reads security tokens. A token carries its whole session under a MAC with the cloud's own key, and its secret is derived
/// from the key id, so sessions need no storage, survive a restart and cannot be forged.
/// </summary>
internal static class SessionTokens
{
    private const string Prefix = "CAIS";
    private const string KeyPrefix = "STS.";
    private const int MacLength = 32;
    private const int LongestToken = 16 * 1024;

    /// <summary>A fresh temporary access key id.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <returns>The id.</returns>
    public static string NewAccessKeyId(CloudState cloud) => KeyPrefix + cloud.Ids.Text(25);

    /// <summary>Whether an access key id is of the temporary kind.</summary>
    /// <param name="accessKeyId">The id.</param>
    /// <returns>True when it needs a token.</returns>
    public static bool IsTemporary(string accessKeyId) => accessKeyId.StartsWith(KeyPrefix, StringComparison.Ordinal);

    /// <summary>Secret of a temporary access key.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="accessKeyId">The key id.</param>
    /// <returns>44 characters.</returns>
    public static string SecretOf(CloudState cloud, string accessKeyId) =>
        Convert.ToHexStringLower(Mac(cloud, Encoding.UTF8.GetBytes($"secret\n{accessKeyId}")).AsSpan(0, 22));

    /// <summary>Writes a token.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="session">The session.</param>
    /// <returns>The token.</returns>
    public static string Write(CloudState cloud, SessionToken session)
    {
        byte[] payload = JsonSerializer.SerializeToUtf8Bytes(session);
        return Prefix + Convert.ToBase64String([.. Mac(cloud, payload), .. payload]);
    }

    /// <summary>Reads a token.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="token">The token.</param>
    /// <returns>The session, which may be over; null when this cloud did not write the token.</returns>
    public static SessionToken? Read(CloudState cloud, string token)
    {
        byte[] bytes = new byte[Math.Min(token.Length, LongestToken)];
        if (token.Length > LongestToken || !token.StartsWith(Prefix, StringComparison.Ordinal)
            || !Convert.TryFromBase64Chars(token.AsSpan(Prefix.Length), bytes, out int length) || length <= MacLength)
        {
            return null;
        }

        ReadOnlySpan<byte> payload = bytes.AsSpan(MacLength, length - MacLength);
        return CryptographicOperations.FixedTimeEquals(Mac(cloud, payload), bytes.AsSpan(0, MacLength))
            ? JsonSerializer.Deserialize<SessionToken>(payload)
            : null;
    }

    private static byte[] Mac(CloudState cloud, ReadOnlySpan<byte> text) => HMACSHA256.HashData(CloudIdentityDocument.Of(cloud).TokenKey, text);
}
