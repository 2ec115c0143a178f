using System.Text;
using System.Text.Json;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Policies;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Sets the policy of a project, which can also let other accounts in.</summary>
internal sealed class PutProjectPolicy() : SlsOperation("PutProjectPolicy", SlsAccess.Write, new SlsRoute("POST", "/policy"))
{
    private const int MostBytes = 16 * 1024;

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsProjectDocument project = call.RequireProject();
        call.Cloud.Documents.Put("", SlsProjects.Key(project.Region, project.Name), project with { Policy = Read(call), ModifiedAt = call.Now });
        return SlsAnswer.Empty();
    }

    private static string Read(SlsCall call)
    {
        if (call.Request.Body.Length > MostBytes)
        {
            throw SlsErrors.ParameterInvalid($"The policy has {call.Request.Body.Length} bytes; at most {MostBytes} are allowed.");
        }

        string policy = Encoding.UTF8.GetString(call.Request.Body.Span);
        try
        {
            PolicyDocument.Parse(policy, PolicyKind.Bucket);
            return policy;
        }
        catch (Exception malformed) when (malformed is PolicySyntaxException or JsonException)
        {
            throw SlsErrors.ParameterInvalid($"The policy is malformed: {malformed.Message}");
        }
    }
}
