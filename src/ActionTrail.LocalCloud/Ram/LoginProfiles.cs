using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>The rules of login profiles, shared by RAM's operations and their IMS twins.</summary>
internal static class LoginProfiles
{
    private const string Entity = "User.LoginProfile";

    /// <summary>Gives a user leave to sign in.</summary>
    /// <exception cref="Gateway.CloudError">400: a weak password; 409: it has leave.</exception>
    public static LoginProfile Create(PopCall call, RamUserDocument user)
    {
        RequireStrong(call.Parameters.Required("Password"));
        return user.Login is null
            ? Put(call, user, new LoginProfile(Flag(call, "PasswordResetRequired", false), Flag(call, "MFABindRequired", false), call.Now, call.Now))
            : throw RamErrors.AlreadyExists(Entity, user.UserName);
    }

    /// <summary>Changes a user's leave.</summary>
    /// <exception cref="Gateway.CloudError">400: a weak password; 404: it has no leave.</exception>
    public static LoginProfile Update(PopCall call, RamUserDocument user)
    {
        LoginProfile present = Require(user);
        if (call.Parameters.Optional("Password") is { } password)
        {
            RequireStrong(password);
        }

        return Put(call, user, present with
        {
            MustChangePassword = Flag(call, "PasswordResetRequired", present.MustChangePassword),
            MustBindMfa = Flag(call, "MFABindRequired", present.MustBindMfa),
            UpdateDate = call.Now,
        });
    }

    /// <summary>Takes a user's leave away.</summary>
    /// <exception cref="Gateway.CloudError">404: it has none.</exception>
    public static void Delete(PopCall call, RamUserDocument user)
    {
        _ = Require(user);
        RamStore.Put(call.Cloud, call.AccountId, user with { Login = null });
    }

    /// <summary>A user's leave.</summary>
    /// <exception cref="Gateway.CloudError">404: it has none.</exception>
    public static LoginProfile Require(RamUserDocument user) => user.Login ?? throw RamErrors.NotExist(Entity, user.UserName);

    /// <summary>A profile in an answer.</summary>
    /// <param name="nameMember"><c>UserName</c> or <c>UserPrincipalName</c>.</param>
    /// <param name="name">The name.</param>
    /// <param name="profile">The profile.</param>
    public static JsonObject Show(string nameMember, string name, LoginProfile profile) => new()
    {
        ["LoginProfile"] = new JsonObject
        {
            [nameMember] = name,
            ["PasswordResetRequired"] = profile.MustChangePassword,
            ["MFABindRequired"] = profile.MustBindMfa,
            ["CreateDate"] = PopTime.Text(profile.CreateDate),
            ["UpdateDate"] = PopTime.Text(profile.UpdateDate),
        },
    };

    private static LoginProfile Put(PopCall call, RamUserDocument user, LoginProfile profile)
    {
        RamStore.Put(call.Cloud, call.AccountId, user with { Login = profile });
        return profile;
    }

    private static bool Flag(PopCall call, string name, bool otherwise) => call.Parameters.Boolean(name, otherwise);

    /// <remarks>The default password policy: 8 to 32 characters, no other demand.</remarks>
    private static void RequireStrong(string password)
    {
        if (password.Length is < 8 or > 32)
        {
            throw RamErrors.Invalid("Password.Length", "The password does not keep the account's password policy: 8 to 32 characters.");
        }
    }
}
