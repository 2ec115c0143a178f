namespace ActionTrail.Aliyun.Credentials;

/// <summary>A session of a RAM role that is asked for.</summary>
/// <param name="RoleArn"><c>acs:ram::&lt;account&gt;:role/&lt;name&gt;</c>.</param>
public sealed record RoleSession(string RoleArn)
{
    /// <summary>Session name where the user gave none; it stands in the audit events of the session.</summary>
    public const string DefaultName = "actiontrail-ps";

    /// <summary>Session name, 2 to 64 characters.</summary>
    /// <value>Default <c>actiontrail-ps</c>.</value>
    public string Name { get; init; } = DefaultName;

    /// <summary>Length of the session, 900 seconds to the role's maximum.</summary>
    /// <value>Default one hour.</value>
    public TimeSpan Duration { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Policy that narrows the session; null for the role's whole right.</summary>
    public string? Policy { get; init; }

    /// <summary>External id that the trust policy asks for; null for none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>STS host to ask; null for the connection's own.</summary>
    public string? StsHost { get; init; }
}
