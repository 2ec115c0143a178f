using ActionTrail.Core.Policies;

namespace ActionTrail.Engine.Setup.Parts;

/// <summary>Compares trust policies as people read them.</summary>
internal static class RoleTrust
{
    /// <summary>Whom a policy trusts: services by name where it does nothing else, otherwise the whole policy.</summary>
    public static string Describe(TrustPolicy policy)
    {
        string[] services = [.. policy.Document.Statements.SelectMany(static statement => statement.Principal?.Service ?? []).Order(StringComparer.Ordinal)];
        bool isPlain = policy.Document.Statements.All(static statement => statement is { Effect: PolicyEffect.Allow, Conditions.Count: 0, Principal: { Ram.Count: 0, Federated.Count: 0, Ids.Count: 0 } }
            && statement.Action is { Sense: PatternSense.AnyOf, Texts: ["sts:AssumeRole"] });
        return isPlain && services.Length > 0 ? string.Join(", ", services) : policy.ToJson();
    }

    /// <summary>Whether a policy lets somebody in that another one does not.</summary>
    public static bool IsWider(TrustPolicy found, TrustPolicy wanted) => Trusted(found).Except(Trusted(wanted), StringComparer.Ordinal).Any();

    private static IEnumerable<string> Trusted(TrustPolicy policy) => policy.Document.Statements
        .Where(static statement => statement.Effect == PolicyEffect.Allow)
        .SelectMany(static statement => statement.Principal is { } principal ? [.. principal.Service, .. principal.Ram, .. principal.Federated, .. principal.Ids] : Array.Empty<string>());
}
