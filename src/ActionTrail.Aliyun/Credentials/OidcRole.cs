namespace ActionTrail.Aliyun.Credentials;

/// <summary>A role that is assumed with an OIDC token instead of a key.</summary>
/// <param name="ProviderArn">ARN of the OIDC provider.</param>
/// <param name="TokenFile">File that holds the token; read at every refresh, because its writer rotates it.</param>
/// <param name="Session">Role and session; its external id does not apply.</param>
public sealed record OidcRole(string ProviderArn, string TokenFile, RoleSession Session);
