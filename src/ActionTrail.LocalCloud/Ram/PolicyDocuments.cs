using ActionTrail.Core.Arns;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Policies;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Policy and trust documents as they come in: checked for length, grammar and, for trust, that the trusted identities exist.</summary>
internal static class PolicyDocuments
{
    /// <summary>Longest custom policy, characters.</summary>
    /// <remarks>Unconfirmed: 6,144 in the current limits page, 4,096 and 2,048 in older texts.</remarks>
    private const int LongestPolicy = 6144;

    /// <summary>Longest trust policy, characters.</summary>
    /// <remarks>Unconfirmed: no document states it.</remarks>
    private const int LongestTrust = 4096;

    /// <summary>A custom policy.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The text as it was sent.</returns>
    /// <exception cref="Gateway.CloudError">400 for its length, 409 <c>MalformedPolicyDocument</c> for its grammar.</exception>
    public static string Policy(PopCall call)
    {
        string json = Bounded(call.Parameters.Required("PolicyDocument"), "PolicyDocument", LongestPolicy);
        return Parsed(json, static text => PolicyDocument.Parse(text, PolicyKind.Identity), static _ => { });
    }

    /// <summary>A trust policy.</summary>
    /// <param name="call">The call.</param>
    /// <param name="parameter">Parameter that holds it.</param>
    /// <returns>The text as it was sent.</returns>
    /// <exception cref="Gateway.CloudError">400 for its length, 409 <c>MalformedPolicyDocument</c> for its grammar or an identity that does not exist.</exception>
    public static string Trust(PopCall call, string parameter)
    {
        string json = Bounded(call.Parameters.Required(parameter), "AssumeRolePolicyDocument", LongestTrust);
        return Parsed(json, TrustPolicy.Parse, trust => RequireIdentities(call, trust));
    }

    private static string Bounded(string json, string parameter, int longest) => json.Length <= longest
        ? json
        : throw RamErrors.Invalid($"{parameter}.Length", $"The parameter - \"{parameter}\" has {json.Length} characters; at most {longest} are allowed.");

    private static string Parsed<T>(string json, Func<string, T> parse, Action<T> check)
    {
        try
        {
            check(parse(json));
            return json;
        }
        catch (PolicySyntaxException malformed)
        {
            throw RamErrors.Malformed(malformed.Message);
        }
    }

    private static void RequireIdentities(PopCall call, TrustPolicy trust)
    {
        foreach (string entry in trust.Document.Statements.SelectMany(static statement => statement.Principal?.Ram ?? []))
        {
            if (!entry.Contains('*', StringComparison.Ordinal) && Arn.TryParse(entry, out Arn? arn) && !Exists(call.Cloud, arn))
            {
                throw RamErrors.Malformed($"The trusted identity '{entry}' does not exist.");
            }
        }
    }

    private static bool Exists(CloudState cloud, Arn arn) => arn.Resource.Split('/', 2) switch
    {
        ["user", { } name] => RamStore.FindUser(cloud, arn.Account, name) is not null,
        ["role", { } name] => RamStore.FindRole(cloud, arn.Account, name) is not null,
        _ => true,
    };
}
