namespace ActionTrail.Core.Errors;

/// <summary>Delivery to a destination is blocked until somebody mends something.</summary>
public sealed class DeliveryException : ActionTrailException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">One sentence naming the role or store, what was expected and what was found.</param>
    /// <param name="mend">The command that mends it.</param>
    /// <param name="innerException">The cause, or null.</param>
    public DeliveryException(string message, string mend, Exception? innerException = null)
        : base(message, innerException) => Mend = mend;

    /// <summary>The command that mends it.</summary>
    public string Mend { get; }
}
