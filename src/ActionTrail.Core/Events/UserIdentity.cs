namespace ActionTrail.Core.Events;

/// <summary>Who did it. Texts are empty where the record has none.</summary>
public sealed record UserIdentity
{
    /// <summary><c>root-account</c>, <c>ram-user</c>, <c>assumed-role</c>, <c>system</c>, <c>saml-user</c>, <c>cloudsso-user</c> or <c>alibaba-cloud-account</c>.</summary>
    public string Type { get; init; } = "";

    /// <summary>Account id of root, id of a user, or <c>roleId:sessionName</c>; empty for services and SAML users.</summary>
    public string PrincipalId { get; init; } = "";

    /// <summary>The account that the identity belongs to; empty for services.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The access key that signed; starts with <c>STS.</c> for sessions; empty for console calls.</summary>
    public string AccessKeyId { get; init; } = "";

    /// <summary><c>root</c>, a login name, <c>role:session</c>, a SAML subject or a service domain.</summary>
    public string UserName { get; init; } = "";

    /// <summary>When the session began, UTC; null without a session.</summary>
    public DateTimeOffset? SessionCreationTime { get; init; }

    /// <summary>Whether the session was opened with a second factor; null without a session.</summary>
    public bool? MfaAuthenticated { get; init; }

    /// <summary>The role of an assumed-role session; empty for others.</summary>
    public string RoleName => Type == "assumed-role" && UserName.IndexOf(':', StringComparison.Ordinal) is > 0 and int colon ? UserName[..colon] : "";
}
