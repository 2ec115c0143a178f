using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>What the operations on query templates share.</summary>
internal static class QueryTemplates
{
    private const int LongestName = 64;

    /// <summary>The template that <c>TemplateId</c> names.</summary>
    /// <exception cref="CloudError">404: the account has none.</exception>
    // Unconfirmed: the code for a template that does not exist.
    public static QueryTemplateDocument Named(PopCall call)
    {
        string id = call.Parameters.Required("TemplateId");
        return call.Cloud.Documents.Find<QueryTemplateDocument>(call.Caller.AccountId, id)
            ?? throw new CloudError(404, "AdvancedQueryTemplateNotFound", $"The query template '{id}' does not exist.");
    }

    /// <summary>The name that a call gives, or the one given here.</summary>
    public static string Name(PopCall call, string otherwise)
    {
        string name = call.Parameters.Optional("TemplateName", otherwise);
        return name.Length <= LongestName ? name : throw TrailErrors.InvalidParameter($"TemplateName has {name.Length} characters; at most {LongestName} are allowed.");
    }

    /// <summary>A truth value that must be there.</summary>
    public static bool RequiredSimpleQuery(PopCall call)
    {
        _ = call.Parameters.Required("SimpleQuery");
        return call.Parameters.Boolean("SimpleQuery", otherwise: false);
    }

    /// <summary>Stores a template.</summary>
    public static QueryTemplateDocument Put(PopCall call, QueryTemplateDocument template)
    {
        call.Cloud.Documents.Put(call.Caller.AccountId, template.TemplateId, template);
        return template;
    }

    /// <summary>A template as answers show it.</summary>
    public static JsonObject Render(QueryTemplateDocument template) => new()
    {
        ["TemplateId"] = template.TemplateId,
        ["TemplateName"] = template.TemplateName,
        ["TemplateSql"] = template.TemplateSql,
        ["SimpleQuery"] = template.SimpleQuery,
    };

    /// <summary>A template as the answers of a change show it, where the truth value is a text.</summary>
    public static JsonObject RenderChanged(QueryTemplateDocument template)
    {
        JsonObject json = Render(template);
        json["SimpleQuery"] = template.SimpleQuery ? "true" : "false";
        return json;
    }
}
