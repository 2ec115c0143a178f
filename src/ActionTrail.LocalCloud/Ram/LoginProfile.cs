namespace ActionTrail.LocalCloud.Ram;

/// <summary>Leave of a user to sign in to the console. The local cloud has no console, so the password itself is not kept.</summary>
/// <param name="MustChangePassword">Whether the next sign-in asks for a new password.</param>
/// <param name="MustBindMfa">Whether sign-in asks for a second factor.</param>
/// <param name="CreateDate">When it was given (UTC).</param>
/// <param name="UpdateDate">When it was last changed (UTC).</param>
internal sealed record LoginProfile(bool MustChangePassword, bool MustBindMfa, DateTimeOffset CreateDate, DateTimeOffset UpdateDate);
