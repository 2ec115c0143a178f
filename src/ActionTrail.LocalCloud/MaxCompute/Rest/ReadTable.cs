using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>Describes a table, its schema as JSON inside the XML.</summary>
internal sealed class ReadTable : TableOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}/tables/{table}");

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store, TableDefinition table)
    {
        JsonObject schema = SchemaJson.Of(table.Schema);
        schema["comment"] = table.Comment;
        schema["owner"] = table.Owner;
        schema["createTime"] = table.CreatedAt.ToUnixTimeSeconds();
        schema["lastModifiedTime"] = table.ModifiedAt.ToUnixTimeSeconds();
        schema["lifecycle"] = table.LifecycleDays ?? -1;
        schema["recordNum"] = store.Rows.Extent(table, null).Count;
        schema["isVirtualView"] = false;
        WireResponse answer = OdpsAnswers.Xml(call, new XElement(
            "Table",
            new XElement("Name", table.Name),
            new XElement("TableId", table.Id.ToString(CultureInfo.InvariantCulture)),
            new XElement("Project", call.Project.Name),
            new XElement("Owner", table.Owner),
            new XElement("Comment", table.Comment),
            new XElement("CreateTime", OdpsAnswers.HttpTime(table.CreatedAt)),
            new XElement("Schema", new XAttribute("format", "Json"), new XCData(schema.ToJsonString()))));
        answer.Headers["x-odps-owner"] = table.Owner;
        answer.Headers["x-odps-creation-time"] = OdpsAnswers.HttpTime(table.CreatedAt);
        answer.Headers["Last-Modified"] = OdpsAnswers.HttpTime(table.ModifiedAt);
        return answer;
    }
}
