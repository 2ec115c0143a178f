using System.Text.Json;
using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>A call of the control API.</summary>
internal sealed class ControlCall : OperationCall
{
    private static readonly JsonDocumentOptions s_bounded = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>Operation name as the client sent it; empty when it sent none.</summary>
    public required string Action { get; init; }

    /// <summary>What the path names: <c>project</c>, <c>table</c>, <c>role</c>, <c>quota</c>.</summary>
    public required IReadOnlyDictionary<string, string> PathValues { get; init; }

    /// <summary>Query.</summary>
    public required IReadOnlyDictionary<string, string> Query { get; init; }

    /// <inheritdoc/>
    public override string EventService => MaxComputeProjects.Service;

    /// <inheritdoc/>
    public override string EventName => Operation?.Facts.Name ?? Action;

    /// <summary>The project of the path.</summary>
    /// <exception cref="CloudError">There is none of that name in the region.</exception>
    public MaxComputeProjectDocument Project => MaxComputeProjects.Find(Cloud, Region, PathValues["project"])
        ?? throw new CloudError(404, "PROJECT_NOT_FOUND", $"ODPS-0420111: Project not found - '{PathValues["project"]}'.");

    /// <summary>The body.</summary>
    /// <exception cref="CloudError">It is no JSON object.</exception>
    public JsonObject Body()
    {
        try
        {
            return JsonNode.Parse(Request.Body.Span, documentOptions: s_bounded) as JsonObject ?? throw Malformed("it is not an object");
        }
        catch (JsonException malformed)
        {
            throw Malformed(malformed.Message);
        }
    }

    private static CloudError Malformed(string detail) => new(400, "InvalidParameter", $"The request body is no JSON object: {detail}");
}
