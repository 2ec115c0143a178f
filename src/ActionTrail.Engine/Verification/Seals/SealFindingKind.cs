namespace ActionTrail.Engine.Verification.Seals;

/// <summary>What is wrong with one object of an archive.</summary>
public enum SealFindingKind
{
    /// <summary>A digest names it, or the chain needs it, and it is not there.</summary>
    Missing,

    /// <summary>Its bytes are not those that were delivered.</summary>
    Altered,

    /// <summary>Its bytes are those of another delivered object.</summary>
    Swapped,

    /// <summary>It is there, and the complete chains do not name it.</summary>
    Added,

    /// <summary>It is there and no digest names it, but digests are missing or altered that may have named it.</summary>
    Unsealed,
}
