using ActionTrail.Aliyun.Http;

namespace ActionTrail.Engine.Verification.Canary;

/// <summary>The identities by which a canary that does not arrive is looked into.</summary>
/// <param name="Owner">An identity of the account that owns the trail, in the trail's home region.</param>
/// <param name="Reader">An identity that may read the destinations.</param>
public sealed record CanaryParties(CloudConnection Owner, CloudConnection Reader)
{
    /// <summary>Account of <see cref="Owner"/>.</summary>
    public required string OwnerAccountId { get; init; }

    /// <summary>Account of <see cref="Reader"/>.</summary>
    public required string ReaderAccountId { get; init; }

    /// <summary>How commands that mend name the identity of the owner.</summary>
    public string OwnerContext { get; init; } = "";

    /// <summary>How commands that mend name the identity that reads the destinations.</summary>
    public string ReaderContext { get; init; } = "";

    /// <summary>Address that ActionTrail calls from; null where nobody knows it, as on the real cloud.</summary>
    public string? SourceAddress { get; init; }
}
