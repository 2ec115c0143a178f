using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Trails;

namespace ActionTrail.Engine.Verification;

/// <summary>
/// A harmless call whose event must arrive at every destination: reading or deleting a RAM role that does not exist. It fails, changes
/// nothing, and is recorded like any other.
/// </summary>
public static class DeliveryCanary
{
    /// <summary>Makes the call.</summary>
    /// <param name="connection">An identity of an account that the trail covers; it needs ram:GetRole or ram:DeleteRole, or is denied, which is recorded too.</param>
    /// <param name="selection">What the trail delivers: a read is made only where it delivers reads alone.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Id of the event.</returns>
    /// <exception cref="TransportException">No answer came, so nothing is known about an event.</exception>
    // Unconfirmed: that the event id of an API call is its request id, as published records show.
    public static async Task<string> SingAsync(CloudConnection connection, EventRw selection, CancellationToken cancellationToken)
    {
        var nobody = RoleName.Parse($"actiontrail-canary-{connection.NextNonce()}");
        var ram = new RamClient(connection);
        try
        {
            await (selection == EventRw.Read ? ram.GetRoleAsync(nobody, cancellationToken) : ram.DeleteRoleAsync(nobody, cancellationToken)).ConfigureAwait(false);
        }
        catch (ApiException refused) when (refused.RequestId.Length > 0)
        {
            return refused.RequestId;
        }

        throw new TransportException($"RAM accepted a call about role '{nobody}', which should not exist.");
    }

    /// <summary>Whether the event has arrived.</summary>
    /// <param name="destination">Destination.</param>
    /// <param name="eventId">Id of the event.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>True when it has.</returns>
    /// <exception cref="ActionTrailException">The destination cannot be read.</exception>
    public static async Task<bool> ArrivedAsync(IDeliveredEvents destination, string eventId, CancellationToken cancellationToken)
    {
        await foreach (DeliveredEvent record in destination.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (record.EventId == eventId)
            {
                return true;
            }
        }

        return false;
    }
}
