namespace ActionTrail.Core.Policies;

/// <summary>What a matching statement does. The names are the wire's own.</summary>
public enum PolicyEffect
{
    /// <summary>Lets the request pass, unless something denies it.</summary>
    Allow,

    /// <summary>Refuses the request, whatever allows it.</summary>
    Deny,
}
