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

    /// <summary>The key that a call names.</summary>
    /// <exception cref="CloudError">404: the owner has no such key.</exception>
    public static AccessKeyDocument RequireKey(PopCall call)
    {
        string id = call.Parameters.Required("UserAccessKeyId");
        if (!Require(call).AccessKeyIds.Contains(id, StringComparer.Ordinal))
        {
            throw RamErrors.NotExist("User.AccessKey", id);
        }

        call.Refer("ACS::RAM::AccessKey", id);
        return call.Cloud.Documents.Find<AccessKeyDocument>("", id)!;
    }

    private static string Name(PopCall call) =>
        call.Caller.Kind == CallerKind.RamUser && call.Parameters.Optional("UserName") is null ? call.Caller.Name! : RamText.UserName(call);
}
