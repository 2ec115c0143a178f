using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Delivery;

/// <summary>Whoever writes to a destination: says what is wrong when it may not, or when nothing is there, and what mends it.</summary>
public interface IDestinationIdentity
{
    /// <summary>Why it may not do something it must.</summary>
    /// <param name="store">The store, for example <c>bucket 'corp-audit'</c>.</param>
    /// <param name="denied">The refusal.</param>
    /// <returns>The explained error.</returns>
    DeliveryException Denied(string store, ApiException denied);

    /// <summary>That the store is not there.</summary>
    /// <param name="store">The store.</param>
    /// <param name="command">The command that makes it; <c>{context}</c> stands for a context of its account.</param>
    /// <param name="missing">The refusal.</param>
    /// <returns>The explained error.</returns>
    DeliveryException Missing(string store, string command, ApiException missing);
}
