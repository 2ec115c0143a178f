using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>A call of the REST API or the Tunnel.</summary>
internal sealed class OdpsCall : OperationCall
{
    /// <summary>What the path names: <c>project</c>, <c>table</c>, <c>instance</c>.</summary>
    public required IReadOnlyDictionary<string, string> PathValues { get; init; }

    /// <summary>Query; a name without value has an empty one.</summary>
    public required IReadOnlyDictionary<string, string> Query { get; init; }

    /// <summary>Whether the call speaks to the Tunnel, whose errors are JSON.</summary>
    public required bool IsTunnel { get; init; }

    /// <summary>The project that the path names; null when there is none.</summary>
    public required MaxComputeProjectDocument? FoundProject { get; init; }

    /// <summary>The statement of an instance that is being made, once its permissions have been worked out; null before and elsewhere.</summary>
    public SqlPlan? Plan { get; set; }

    /// <summary>The project.</summary>
    /// <exception cref="CloudError">There is none of that name.</exception>
    public MaxComputeProjectDocument Project => FoundProject
        ?? throw new CloudError(404, "NoSuchProject", $"The specified project name does not exist: {PathValues.GetValueOrDefault("project")}");

    /// <summary>Name of the table in the path.</summary>
    public string Table => PathValues["table"].ToLowerInvariant();

    /// <summary>Id of the instance in the path.</summary>
    public string Instance => PathValues["instance"];
}
