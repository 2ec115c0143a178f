using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>Gives the job that made an instance.</summary>
internal sealed class GetInstanceSource : InstanceOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}/instances/{instance}", "source");

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store, InstanceRecord instance) => OdpsAnswers.Xml(call, new XElement(
        "Job",
        new XElement("Priority", 9),
        new XElement("Tasks", new XElement("SQL", new XElement("Name", instance.TaskName), new XElement("Query", instance.Query))),
        new XElement("DAG", new XElement("RunMode", "Sequence"))));
}
