using ActionTrail.Core.Accounts;

namespace ActionTrail.LocalCloud;

/// <summary>An account of a local cloud.</summary>
/// <param name="Id">Account id.</param>
/// <param name="Name">Display name, for example <c>Management</c>.</param>
/// <param name="Alias">Alias set with RAM's SetAccountAlias; null when none was set.</param>
public sealed record LocalAccount(AccountId Id, string Name, string? Alias);
