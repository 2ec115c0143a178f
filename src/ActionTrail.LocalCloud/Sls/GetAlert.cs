using System.Text.Json.Nodes;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Reads an alert. It is kept, not run.</summary>
internal sealed class GetAlert() : GetResource("GetAlert", SlsResourceKind.Alert)
{
    /// <inheritdoc/>
    protected override JsonObject Render(SlsResourceDocument document)
    {
        JsonObject alert = base.Render(document);
        alert["status"] ??= "ENABLED";
        alert["createTime"] = document.CreatedAt;
        alert["lastModifiedTime"] = document.ModifiedAt;
        return alert;
    }
}
