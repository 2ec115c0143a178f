using System.Buffers;
using System.Text.RegularExpressions;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Names and texts of RAM, checked by their documented rules.</summary>
internal static partial class RamText
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static readonly SearchValues<char> s_role = SearchValues.Create(Alphanumeric + ".-");
    private static readonly SearchValues<char> s_user = SearchValues.Create(Alphanumeric + "._-");
    private static readonly SearchValues<char> s_plain = SearchValues.Create(Alphanumeric + "-");

    /// <summary>A role name: 1 to 64 letters, digits, <c>. -</c>.</summary>
    public static string RoleName(PopCall call, string parameter = "RoleName") => Name(call.Parameters.Required(parameter), parameter, 64, s_role);

    /// <summary>A user name: 1 to 64 letters, digits, <c>. _ -</c>.</summary>
    public static string UserName(PopCall call, string parameter = "UserName") => Name(call.Parameters.Required(parameter), parameter, 64, s_user);

    /// <summary>A group name: 1 to 64 letters, digits, <c>-</c>.</summary>
    public static string GroupName(PopCall call, string parameter = "GroupName") => Name(call.Parameters.Required(parameter), parameter, 64, s_plain);

    /// <summary>A policy name: 1 to 128 letters, digits, <c>-</c>.</summary>
    public static string PolicyName(PopCall call) => Name(call.Parameters.Required("PolicyName"), "PolicyName", 128, s_plain);

    /// <summary>A free text with an upper length; null when it was not sent.</summary>
    public static string? Text(PopCall call, string parameter, int longest)
    {
        string? value = call.Parameters.All.GetValueOrDefault(parameter);
        return value is null || value.Length <= longest ? value : throw TooLong(parameter);
    }

    /// <summary>A mobile phone such as <c>86-1868888****</c>; null when it was not sent.</summary>
    public static string? MobilePhone(PopCall call, string parameter) => Formed(call, parameter, PhoneForm());

    /// <summary>An e-mail address; null when it was not sent.</summary>
    public static string? Email(PopCall call, string parameter) => Formed(call, parameter, EmailForm());

    private static string? Formed(PopCall call, string parameter, Regex form) =>
        Text(call, parameter, 128) is not { Length: > 0 } value || form.IsMatch(value)
            ? call.Parameters.All.GetValueOrDefault(parameter)
            : throw RamErrors.Invalid($"{parameter}.Format", $"The format of the parameter - \"{parameter}\" is invalid.");

    private static string Name(string value, string parameter, int longest, SearchValues<char> allowed)
    {
        if (value.Length > longest)
        {
            throw TooLong(parameter);
        }

        return !value.AsSpan().ContainsAnyExcept(allowed)
            ? value
            : throw RamErrors.Invalid($"{parameter}.InvalidChars", $"The parameter - \"{parameter}\" contains invalid chars.");
    }

    private static Gateway.CloudError TooLong(string parameter) =>
        RamErrors.Invalid($"{parameter}.Length", $"The parameter - \"{parameter}\" beyond the length limit.");

    [GeneratedRegex(@"\A[0-9]{1,5}-[0-9*]{4,20}\z")]
    private static partial Regex PhoneForm();

    [GeneratedRegex(@"\A[^@\s]+@[^@\s]+\z")]
    private static partial Regex EmailForm();
}
