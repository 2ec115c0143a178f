using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>Describes a project.</summary>
internal sealed class ReadProject : OdpsOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}");

    /// <inheritdoc/>
    protected override bool Writes => false;

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OdpsCall call) => [MaxComputeAccess.On(call, call.Project, "Read")];

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store)
    {
        MaxComputeProjectDocument project = call.Project;
        WireResponse answer = OdpsAnswers.Xml(call, new XElement(
            "Project",
            new XElement("Name", project.Name),
            new XElement("Type", "managed"),
            new XElement("Comment", project.Comment),
            new XElement("State", "AVAILABLE"),
            new XElement("Properties", Property("odps.sql.type.system.odps2", project.TypeSystem == "2" ? "true" : "false"), Property("odps.sql.hive.compatible", project.TypeSystem == "hive" ? "true" : "false"))));
        answer.Headers["x-odps-owner"] = $"ALIYUN${project.AccountId}";
        answer.Headers["x-odps-creation-time"] = OdpsAnswers.HttpTime(project.CreatedAt);
        answer.Headers["Last-Modified"] = OdpsAnswers.HttpTime(project.CreatedAt);
        return answer;
    }

    private static XElement Property(string name, string value) => new("Property", new XElement("Name", name), new XElement("Value", value));
}
