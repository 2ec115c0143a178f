namespace ActionTrail.Core.Trails;

/// <summary>Which operations a trail delivers. The names are the wire's own.</summary>
public enum EventRw
{
    /// <summary>Operations that change something.</summary>
    Write,

    /// <summary>Operations that only read.</summary>
    Read,

    /// <summary>Both.</summary>
    All,
}
