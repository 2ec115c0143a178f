using ActionTrail.Core.Accounts;

namespace ActionTrail.Engine.Verification.Coverage;

/// <summary>Tells when a destination last got something of an account, through the destination's own API.</summary>
public interface ILastSeen
{
    /// <summary><c>OSS</c>, <c>SLS</c> or <c>MaxCompute</c>.</summary>
    string Kind { get; }

    /// <summary>The time of an account's latest event.</summary>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <returns>The time (UTC); null when there is nothing of it.</returns>
    /// <exception cref="Core.Errors.ActionTrailException">The destination cannot be read.</exception>
    Task<DateTimeOffset?> OfAsync(AccountId account, CancellationToken cancellationToken);
}
