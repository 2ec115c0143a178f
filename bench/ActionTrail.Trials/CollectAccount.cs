using ActionTrail.Aliyun.Credentials;
using ActionTrail.Core.Accounts;

namespace ActionTrail.Trials;

/// <summary>An account that is collected from, as it stands in the settings of the collecting process.</summary>
/// <param name="Id">Account id.</param>
/// <param name="KeyId">Its access key.</param>
/// <param name="Secret">The key's secret; the file is readable by its owner alone.</param>
internal sealed record CollectAccount(string Id, string KeyId, string Secret)
{
    public static CollectAccount Of(AccountId id, CloudCredentials key) => new(id.Value, key.AccessKeyId, key.AccessKeySecret);
}
