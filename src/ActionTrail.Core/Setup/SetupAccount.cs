using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;

namespace ActionTrail.Core.Setup;

/// <summary>An account of a setup file and how to act in it.</summary>
public sealed record SetupAccount
{
    /// <summary>Name by which the file calls it.</summary>
    public required string Name { get; init; }

    /// <summary>Who acts in it: a connected context, an account of a local cloud, or a profile.</summary>
    public required string Context { get; init; }

    /// <summary>The account id that the identity must have; null for any.</summary>
    public AccountId? Id { get; init; }

    /// <summary>Role that the context assumes to act in the account; null for none.</summary>
    public RoleArn? AssumeRole { get; init; }

    /// <summary>External id that the role's trust policy asks for; null for none.</summary>
    public string? ExternalId { get; init; }
}
