using ActionTrail.Core.Accounts;

namespace ActionTrail.Core.Setup;

/// <summary>The role that ActionTrail writes with.</summary>
public sealed record SetupRole
{
    /// <summary>Name where the file gives none.</summary>
    public const string DefaultName = "ActionTrailDeliveryRole";

    /// <summary>Account that owns it, by its name in the file.</summary>
    public required string Account { get; init; }

    /// <summary>Role name.</summary>
    public required RoleName Name { get; init; }

    /// <summary>Accounts whose trails may write with it, by name in the file or by id.</summary>
    public required IReadOnlyList<string> Trust { get; init; }

    /// <summary>System policies that it carries.</summary>
    public required IReadOnlyList<string> Policies { get; init; }
}
