using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Trails;

namespace ActionTrail.Engine.Verification.Canary;

/// <summary>
/// A harmless call that was made to be found again: ActionTrail itself, in the region, was asked about a trail that does not exist. It fails,
/// changes nothing, alarms nobody, and is recorded like any other. Its mark is the request id, which the answer tells and the event carries.
/// </summary>
/// <param name="Member">Who made it.</param>
/// <param name="Region">Where.</param>
/// <param name="RequestId">Its mark.</param>
/// <param name="MadeAt">When (UTC).</param>
/// <param name="Started">The same as a time stamp of the clock.</param>
public sealed record CanaryCall(CanaryMember Member, RegionId Region, string RequestId, DateTimeOffset MadeAt, long Started)
{
    private const string Write = "StartLogging";
    private const string Read = "GetTrailStatus";
    private const int NonceLength = 20;

    /// <summary>Name of the call's event.</summary>
    /// <param name="selection">What the trail delivers.</param>
    /// <returns>Name of the operation: a read only where the trail delivers reads alone.</returns>
    public static string EventName(EventRw selection) => selection == EventRw.Read ? Read : Write;

    /// <summary>Makes the call.</summary>
    /// <param name="member">Who makes it; needs actiontrail:StartLogging (or GetTrailStatus), or is denied, which is recorded too.</param>
    /// <param name="region">Where.</param>
    /// <param name="selection">What the trail delivers.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The call.</returns>
    /// <exception cref="ActionTrailException">No answer with a request id came, so nothing is known about an event.</exception>
    // Unconfirmed: that ActionTrail records the operations on trails that fail, in the region that was asked.
    public static async Task<CanaryCall> MakeAsync(CanaryMember member, RegionId region, EventRw selection, CancellationToken cancellationToken)
    {
        CloudConnection connection = member.Connection.In(region);
        string nobody = $"canary-{connection.NextNonce()[..NonceLength]}";
        var trails = new TrailsClient(connection);
        DateTimeOffset now = connection.Time.GetUtcNow();
        long started = connection.Time.GetTimestamp();
        try
        {
            await (EventName(selection) == Read ? trails.GetTrailStatusAsync(nobody, cancellationToken) : trails.StartLoggingAsync(nobody, cancellationToken)).ConfigureAwait(false);
        }
        catch (ApiException refused) when (refused.RequestId.Length > 0)
        {
            return new CanaryCall(member, region, refused.RequestId, now, started);
        }

        throw new TransportException($"ActionTrail accepted a call about trail '{nobody}', which should not exist.");
    }
}
