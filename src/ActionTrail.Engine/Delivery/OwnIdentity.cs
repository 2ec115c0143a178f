using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Delivery;

/// <summary>An identity that writes by its own rights, without a role that trusts a service.</summary>
/// <param name="arn">The identity.</param>
/// <param name="context">A context of the account that owns the destination, for the commands that mend something.</param>
public sealed class OwnIdentity(string arn, string context) : IDestinationIdentity
{
    /// <inheritdoc/>
    public DeliveryException Denied(string store, ApiException denied) => new(
        $"Identity {arn} was expected to write to {store}, but {denied.Operation} was denied ({denied.Code}).",
        $"Let {arn} write to {store} by a RAM policy, or give a context that may as -DestinationContext.",
        denied);

    /// <inheritdoc/>
    public DeliveryException Missing(string store, string command, ApiException missing) => DeliveryTroubles.StoreMissing(context, store, command, missing);
}
