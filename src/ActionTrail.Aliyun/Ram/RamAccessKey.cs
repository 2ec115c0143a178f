namespace ActionTrail.Aliyun.Ram;

/// <summary>An access key, without its secret.</summary>
/// <param name="AccessKeyId">Public id.</param>
/// <param name="Status">Whether it may sign.</param>
/// <param name="CreateDate">When it was made (UTC).</param>
public sealed record RamAccessKey(string AccessKeyId, AccessKeyStatus Status, DateTimeOffset CreateDate);

/// <summary>Whether an access key may sign.</summary>
public enum AccessKeyStatus
{
    /// <summary>It may.</summary>
    Active,

    /// <summary>It may not.</summary>
    Inactive,
}
