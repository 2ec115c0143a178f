namespace ActionTrail.LocalCloud.Ram;

/// <summary>A policy attached to a user, group or role.</summary>
/// <param name="PolicyType"><c>System</c> or <c>Custom</c>.</param>
/// <param name="PolicyName">Policy name.</param>
/// <param name="AttachDate">When it was attached (UTC).</param>
internal sealed record PolicyAttachment(string PolicyType, string PolicyName, DateTimeOffset AttachDate)
{
    /// <summary>Type of the policies that the cloud provides.</summary>
    public const string System = "System";

    /// <summary>Type of the policies that an account wrote.</summary>
    public const string Custom = "Custom";
}
