using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>Lists the instances of a project, latest first, one page.</summary>
internal sealed class ListInstances : OdpsOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}/instances");

    /// <inheritdoc/>
    protected override bool Writes => false;

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OdpsCall call) => [MaxComputeAccess.On(call, call.Project, "List")];

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store)
    {
        IReadOnlyList<InstanceRecord> instances = store.Read(() => store.Instances.List(call.Project.Id, OdpsAnswers.MostItems));
        return OdpsAnswers.Xml(call, new XElement(
            "Instances",
            new XElement("Marker"),
            new XElement("MaxItems", OdpsAnswers.MostItems),
            instances.Select(static instance => new XElement(
                "Instance",
                new XElement("Name", instance.Id),
                new XElement("Owner", instance.Owner),
                new XElement("Status", "Terminated"),
                new XElement("StartTime", OdpsAnswers.HttpTime(instance.StartedAt)),
                new XElement("EndTime", OdpsAnswers.HttpTime(instance.EndedAt))))));
    }
}
