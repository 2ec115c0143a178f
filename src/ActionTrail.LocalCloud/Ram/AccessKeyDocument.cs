namespace ActionTrail.LocalCloud.Ram;

/// <summary>A long-lived access key; stored cloud-wide under its id. Never printed whole.</summary>
/// <param name="AccessKeyId">Public id.</param>
/// <param name="Secret">Secret half; needed to verify signatures.</param>
/// <param name="AccountId">Account that it belongs to.</param>
/// <param name="UserName">RAM user that it belongs to; null for the account's root.</param>
/// <param name="UserId">Id of that user; null for root.</param>
/// <param name="IsActive">Whether it may sign.</param>
/// <param name="CreateDate">When it was made (UTC).</param>
internal sealed record AccessKeyDocument(
    string AccessKeyId, string Secret, string AccountId, string? UserName, string? UserId, bool IsActive, DateTimeOffset CreateDate)
{
    /// <summary>The id.</summary>
    /// <returns>Text without the secret.</returns>
    public override string ToString() => AccessKeyId;
}
