namespace ActionTrail.Core.Policies;

/// <summary>How a list of patterns selects: <c>Action</c> or <c>NotAction</c>, <c>Resource</c> or <c>NotResource</c>.</summary>
public enum PatternSense
{
    /// <summary>Selects what matches at least one pattern.</summary>
    AnyOf,

    /// <summary>Selects what matches none of the patterns.</summary>
    NoneOf,
}
