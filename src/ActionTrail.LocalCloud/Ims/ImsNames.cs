using System.Buffers;
using ActionTrail.LocalCloud.Accounts;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>How IMS names users: <c>name@alias.onaliyun.com</c>, or by id, or by access key, or the calling user itself.</summary>
internal static class ImsNames
{
    private const int LongestName = 64;
    private static readonly SearchValues<char> s_allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>Domain of an account's users.</summary>
    public static string Domain(PopCall call)
    {
        AccountDocument account = CloudAccounts.Find(call.Cloud, call.AccountId)!;
        return $"{account.Alias ?? account.AccountId}.onaliyun.com";
    }

    /// <summary>Login name of a user with its domain.</summary>
    public static string Principal(PopCall call, RamUserDocument user) => $"{user.UserName}@{Domain(call)}";

    /// <summary>Login name, without domain, of the user that a call names in one of IMS's ways.</summary>
    /// <exception cref="CloudError">400: no way, or a malformed one; 404: nobody has that id, key or domain.</exception>
    public static string UserName(PopCall call)
    {
        if (call.Parameters.Optional("UserPrincipalName") is not null)
        {
            return FromPrincipal(call, "UserPrincipalName");
        }

        if (call.Parameters.Optional("UserId") is { } id)
        {
            return RamStore.Users(call.Cloud, call.AccountId).FirstOrDefault(user => user.UserId == id)?.UserName ?? throw RamErrors.NotExist("User", id);
        }

        // Elsewhere the key is the one to work on, of a user that is named otherwise or calls itself.
        if (call.Action == nameof(GetUser) && call.Parameters.Optional("UserAccessKeyId") is { } key)
        {
            return call.Cloud.Documents.Find<AccessKeyDocument>("", key) is { UserName: { } owner } found && found.AccountId == call.AccountId
                ? owner
                : throw RamErrors.NotExist("User.AccessKey", key);
        }

        return call.Caller.Kind == CallerKind.RamUser
            ? call.Caller.Name!
            : throw new CloudError(400, "MissingUserPrincipalName", "UserPrincipalName is mandatory for this action.");
    }

    /// <summary>Login name in a parameter that holds a principal name.</summary>
    /// <exception cref="CloudError">400: malformed, or of another domain.</exception>
    public static string FromPrincipal(PopCall call, string parameter)
    {
        string principal = call.Parameters.Required(parameter);
        string[] parts = principal.Split('@');
        if (parts is not [{ Length: > 0 and <= LongestName } name, { Length: > 0 } domain] || name.AsSpan().ContainsAnyExcept(s_allowed))
        {
            throw RamErrors.Invalid($"{parameter}.Format", $"The format of the parameter - \"{parameter}\" is invalid: '{principal}' is not of the form name@domain.");
        }

        return domain.Equals(Domain(call), StringComparison.OrdinalIgnoreCase) || domain.Equals($"{call.AccountId}.onaliyun.com", StringComparison.OrdinalIgnoreCase)
            ? name
            : throw RamErrors.Invalid($"{parameter}.DomainName", $"The domain of '{principal}' is not the account's; {Domain(call)} is.");
    }
}
