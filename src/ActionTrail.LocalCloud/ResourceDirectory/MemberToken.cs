using System.Globalization;
using System.Text;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>
/// The continuation token of a list of members: the place of the last one that was shown, so that members who join or leave between two
/// pages neither repeat nor hide others.
/// </summary>
internal static class MemberToken
{
    private const string Prefix = "V1:";

    /// <summary>The token behind a member.</summary>
    public static string Write(MemberDocument last) => Convert.ToBase64String(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{last.JoinedAt.UtcTicks}:{last.AccountId}")));

    /// <summary>Join time (UTC ticks) and account id of the last member shown, or null for a text that is no token.</summary>
    public static (long JoinedAt, string AccountId)? Read(string token)
    {
        byte[] bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out int length))
        {
            return null;
        }

        string[] parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':');
        return parts is ["V1", string ticks, string accountId] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out long joinedAt)
            ? (joinedAt, accountId)
            : null;
    }
}
