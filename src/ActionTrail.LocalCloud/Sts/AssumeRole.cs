using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Policies;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Sts;

/// <summary>
/// Temporary credentials of a role. An identity needs permission on its own side and the role's trust; a service needs trust alone; an
/// account's root cannot.
/// </summary>
internal sealed partial class AssumeRole() : StsOperation(writes: true)
{
    private const int LongestPolicy = 2048;

    /// <inheritdoc/>
    public override IEnumerable<AccessDemand> Demands(PopCall call)
    {
        RoleArn arn = Target(call);
        RamRoleDocument role = Find(call, arn);
        string account = arn.Account.Value;
        yield return new AccessDemand("sts:AssumeRole", $"acs:ram:*:{account}:role/{role.RoleName}", account)
        {
            ResourcePolicy = role.AssumeRolePolicyDocument,
            Conditions = call.Parameters.Optional("ExternalId") is { } externalId
                ? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["sts:ExternalId"] = [externalId] }
                : null,
        };
    }

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RoleArn arn = Target(call);
        RamRoleDocument role = Find(call, arn);
        string sessionName = Matching(call, "RoleSessionName", SessionNameForm(), call.Parameters.Required("RoleSessionName"))!;
        _ = Matching(call, "ExternalId", ExternalIdForm(), call.Parameters.Optional("ExternalId"));
        long duration = call.Parameters.Integer("DurationSeconds", 900, role.MaxSessionDuration, Math.Min(3600, role.MaxSessionDuration));

        var session = new SessionToken
        {
            AccessKeyId = SessionTokens.NewAccessKeyId(call.Cloud),
            AccountId = arn.Account.Value,
            RoleName = role.ArnName,
            RoleId = role.RoleId,
            SessionName = sessionName,
            Issued = call.Now,
            Expires = call.Now.AddSeconds(duration),
            Policy = SessionPolicy(call),
            IssuedTo = call.Caller.Kind == CallerKind.Service ? call.Caller.Name : null,
        };
        call.Refer("ACS::RAM::AccessKey", session.AccessKeyId);
        call.Refer("ACS::RAM::Role", role.ArnName);
        var answer = new JsonObject
        {
            ["AssumedRoleUser"] = new JsonObject
            {
                ["Arn"] = $"acs:ram::{arn.Account}:role/{role.ArnName}/{sessionName}",
                ["AssumedRoleId"] = $"{role.RoleId}:{sessionName}",
            },
            ["Credentials"] = new JsonObject
            {
                ["AccessKeyId"] = session.AccessKeyId,
                ["AccessKeySecret"] = SessionTokens.SecretOf(call.Cloud, session.AccessKeyId),
                ["SecurityToken"] = SessionTokens.Write(call.Cloud, session),
                ["Expiration"] = PopTime.Text(session.Expires),
            },
        };
        if (call.Parameters.Optional("SourceIdentity") is { } source)
        {
            answer["SourceIdentity"] = source;
        }

        return answer;
    }

    private static RoleArn Target(PopCall call) => RoleArn.TryParse(call.Parameters.Required("RoleArn"), out RoleArn? arn)
        ? arn
        : throw Invalid("RoleArn", "The specified RoleArn is not of the form acs:ram::<account>:role/<name>.");

    private static RamRoleDocument Find(PopCall call, RoleArn arn) =>
        RamStore.FindRole(call.Cloud, arn.Account.Value, arn.Role.Value) ?? throw new CloudError(404, "EntityNotExist.Role", "The specified Role not exists.");

    private static string? SessionPolicy(PopCall call)
    {
        string? json = call.Parameters.Optional("Policy");
        if (json is null)
        {
            return null;
        }

        if (json.Length > LongestPolicy)
        {
            throw Invalid("PolicySize", $"The session policy has {json.Length} characters; at most {LongestPolicy} are allowed.");
        }

        try
        {
            _ = PolicyDocument.Parse(json, PolicyKind.Session);
            return json;
        }
        catch (PolicySyntaxException malformed)
        {
            throw Invalid("PolicyGrammar", $"The parameter Policy has not passed grammar check. {malformed.Message}");
        }
    }

    private static string? Matching(PopCall call, string name, Regex form, string? value) =>
        value is null || form.IsMatch(value) ? value : throw Invalid(name, $"The parameter {name} is wrongly formed: '{SecretNames.Mask(name, call.Parameters.Optional(name, ""))}'.");

    private static CloudError Invalid(string what, string message) => new(400, "InvalidParameter." + what, message);

    [GeneratedRegex(@"\A[\w.@-]{2,64}\z", RegexOptions.ECMAScript)]
    private static partial Regex SessionNameForm();

    [GeneratedRegex(@"\A[\w+=,.@:/-]{2,1224}\z", RegexOptions.ECMAScript)]
    private static partial Regex ExternalIdForm();
}
