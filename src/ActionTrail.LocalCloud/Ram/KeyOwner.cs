using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Whose access keys a call is about: the user that it names, or the calling user itself.</summary>
internal static class KeyOwner
{
    /// <summary>ARN of the owner.</summary>
    public static string Arn(PopCall call)
    {
        string name = Name(call);
        return $"acs:ram:*:{call.AccountId}:user/{RamStore.FindUser(call.Cloud, call.AccountId, name)?.UserName ?? name}";
    }

    /// <summary>The owner.</summary>
    /// <exception cref="CloudError">404: there is no such user.</exception>
    public static RamUserDocument Require(PopCall call)
    {
        string name = Name(call);
        RamUserDocument user = RamStore.FindUser(call.Cloud, call.AccountId, name) ?? throw RamErrors.NotExist("User", name);
        call.Refer("ACS::RAM::User", user.UserName);
        return user;
    }

    /// <summary>The state that a call wants a key in.</summary>
    /// <returns>True for <c>Active</c>, false for <c>Inactive</c>.</returns>
    /// <exception cref="CloudError">400: neither.</exception>
    public static bool WantedState(PopCall call) => call.Parameters.Required("Status") switch
    {
        "Active" => true,
        "Inactive" => false,
        { } other => throw RamErrors.Invalid("Status", $"The parameter - \"Status\" is '{other}'; Active and Inactive are allowed."),
    };

    /// <summary>The key of a user that a call names.</summary>
    /// <exception cref="CloudError">404: the user has no such key.</exception>
    public static AccessKeyDocument RequireKey(PopCall call, RamUserDocument user)
    {
        string id = call.Parameters.Required("UserAccessKeyId");
        call.Refer("ACS::RAM::AccessKey", id);
        return user.AccessKeyIds.Contains(id, StringComparer.Ordinal)
            ? call.Cloud.Documents.Find<AccessKeyDocument>("", id)!
            : throw RamErrors.NotExist("User.AccessKey", id);
    }

    private static string Name(PopCall call) =>
        call.Caller.Kind == CallerKind.RamUser && call.Parameters.Optional("UserName") is null ? call.Caller.Name! : RamText.UserName(call);
}
