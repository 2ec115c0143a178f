using System.Text.Json.Nodes;
using ActionTrail.Core.Accounts;

namespace ActionTrail.LocalCloud.MaxCompute;

/// <summary>Users of projects as MaxCompute writes them, and the identities that they are.</summary>
// Unconfirmed: how MaxCompute writes RAM roles as users; here RAM$account:role/name.
internal static class RoleUser
{
    /// <summary>Whether the text names a user: <c>ALIYUN$account</c>, <c>RAM$account:user</c> or <c>RAM$account:role/name</c>.</summary>
    public static bool IsUser(string user) => AccountOf(user) is not null || IdentityOf(user) is not null;

    /// <summary>Principals that mean these users: by id for accounts, whose users and roles are not meant, and by ARN for users and roles.</summary>
    public static IEnumerable<JsonNode> Principals(IReadOnlyList<string> users)
    {
        string[] accounts = [.. users.Select(AccountOf).OfType<string>()];
        string[] identities = [.. users.Select(IdentityOf).OfType<string>()];
        if (accounts.Length > 0)
        {
            yield return Texts(accounts);
        }

        if (identities.Length > 0)
        {
            yield return new JsonObject { ["RAM"] = Texts(identities) };
        }
    }

    private static string? AccountOf(string user) => user.Split('$') is ["ALIYUN", { } account] && AccountId.TryParse(account, out _) ? account : null;

    private static string? IdentityOf(string user)
    {
        if (user.Split(['$', ':'], 3) is not ["RAM", { } account, { } name] || !AccountId.TryParse(account, out _))
        {
            return null;
        }

        bool isRole = name.StartsWith("role/", StringComparison.Ordinal);
        string plain = isRole ? name[5..] : name;
        return plain.Length > 0 && plain.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '@')
            ? $"acs:ram::{account}:{(isRole ? "role" : "user")}/{plain}"
            : null;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(static text => (JsonNode?)text)];
}
