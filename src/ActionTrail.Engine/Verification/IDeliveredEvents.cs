namespace ActionTrail.Engine.Verification;

/// <summary>Reads back what a destination holds, through the destination's own API, as an auditor would.</summary>
public interface IDeliveredEvents
{
    /// <summary><c>OSS</c>, <c>SLS</c> or <c>MaxCompute</c>, or what the reader calls a part of one.</summary>
    string Kind { get; }

    /// <summary>Every record, duplicates included, in the destination's order.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The records.</returns>
    /// <exception cref="Core.Errors.ActionTrailException">The store refused a call, or holds something that is no delivered record.</exception>
    IAsyncEnumerable<DeliveredEvent> ReadAsync(CancellationToken cancellationToken);
}
