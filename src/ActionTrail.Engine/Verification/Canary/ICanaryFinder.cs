namespace ActionTrail.Engine.Verification.Canary;

/// <summary>Looks for calls in one destination, through the destination's own API.</summary>
public interface ICanaryFinder
{
    /// <summary><c>OSS</c>, <c>SLS</c> or <c>MaxCompute</c>.</summary>
    string Kind { get; }

    /// <summary>Looks once. What was read in an earlier look is not read again.</summary>
    /// <param name="calls">What to look for.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <returns>Request ids of those that are there.</returns>
    /// <exception cref="Core.Errors.ActionTrailException">The destination cannot be read.</exception>
    Task<IReadOnlySet<string>> FindAsync(IReadOnlyCollection<CanaryCall> calls, CancellationToken cancellationToken);
}
