using ActionTrail.Aliyun.Pop;

namespace ActionTrail.Aliyun.ResourceDirectory;

/// <summary>A member that administers a trusted service for the whole directory.</summary>
/// <param name="AccountId">Account id.</param>
/// <param name="DisplayName">Name shown in the directory.</param>
/// <param name="ServicePrincipal">Service, for example <c>actiontrail.aliyuncs.com</c>.</param>
/// <param name="DelegationEnabledTime">Since when (UTC); null where the answer does not say.</param>
public sealed record DelegatedAdministrator(string AccountId, string DisplayName, string ServicePrincipal, DateTimeOffset? DelegationEnabledTime)
{
    internal static DelegatedAdministrator Read(PopAnswer answer) => new(
        answer.Text("AccountId"),
        answer.TextOrNull("DisplayName") ?? "",
        answer.TextOrNull("ServicePrincipal") ?? "",
        answer.Integer("DelegationEnabledTime", -1) is >= 0 and long milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null);
}
