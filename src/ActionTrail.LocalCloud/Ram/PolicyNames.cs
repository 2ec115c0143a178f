using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>How calls name a policy: <c>PolicyType</c> and <c>PolicyName</c>.</summary>
internal static class PolicyNames
{
    /// <summary>Type of the policy that a call names.</summary>
    /// <returns><c>System</c> or <c>Custom</c>.</returns>
    /// <exception cref="Gateway.CloudError">400: neither of the two.</exception>
    public static string TypeOf(PopCall call) => Checked(call.Parameters.Required("PolicyType"));

    /// <summary>Type that a call asks for; null for both.</summary>
    public static string? OptionalTypeOf(PopCall call) => call.Parameters.Optional("PolicyType") is { } type ? Checked(type) : null;

    private static string Checked(string type) => type is PolicyAttachment.System or PolicyAttachment.Custom
        ? type
        : throw RamErrors.Invalid("PolicyType", $"The parameter - \"PolicyType\" is '{type}'; System and Custom are allowed.");
}
