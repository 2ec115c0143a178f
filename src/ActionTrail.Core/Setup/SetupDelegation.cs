namespace ActionTrail.Core.Setup;

/// <summary>A member that administers ActionTrail for its directory.</summary>
/// <param name="Account">The member, by its name in the file.</param>
/// <param name="Management">The management account, by its name in the file.</param>
public sealed record SetupDelegation(string Account, string Management);
