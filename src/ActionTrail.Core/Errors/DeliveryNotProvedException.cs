namespace ActionTrail.Core.Errors;

/// <summary>A proof of delivery failed: an event did not arrive in time everywhere.</summary>
public sealed class DeliveryNotProvedException : ActionTrailException
{
    /// <summary>Says what failed.</summary>
    /// <param name="message">How many of how many, and where the way is broken.</param>
    public DeliveryNotProvedException(string message)
        : base(message)
    {
    }
}
