namespace ActionTrail.Core.Policies;

/// <summary>All policies that have a say in one request, by the step in which they are asked.</summary>
public sealed record ApplicablePolicies
{
    /// <summary>
    /// Control policies, one list per level, from the member that owns the resource up to the root folder; empty when control policies do
    /// not bind the request.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<NamedPolicy>> Control { get; init; } = [];

    /// <summary>The policy given to AssumeRole; null when the caller is no session or the session has none.</summary>
    public NamedPolicy? Session { get; init; }

    /// <summary>Account-wide policies of the user, its groups or the role.</summary>
    public IReadOnlyList<NamedPolicy> Identity { get; init; } = [];

    /// <summary>Policies of the same identities that hold in the resource's group only; asked when <see cref="Identity"/> says nothing.</summary>
    public IReadOnlyList<NamedPolicy> ResourceGroup { get; init; } = [];

    /// <summary>The bucket's policy or the role's trust policy; null when the resource has none.</summary>
    public NamedPolicy? Resource { get; init; }
}
