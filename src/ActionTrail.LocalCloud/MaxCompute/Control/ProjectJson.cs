using System.Text.Json.Nodes;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Projects as the control API shows them.</summary>
internal static class ProjectJson
{
    /// <summary>Writes a project.</summary>
    public static JsonObject Of(MaxComputeProjectDocument project)
    {
        var properties = (JsonObject)JsonNode.Parse(project.Properties)!;
        properties["typeSystem"] = project.TypeSystem;
        properties["encryption"] = new JsonObject { ["enable"] = project.IsEncrypted };
        return new JsonObject
        {
            ["name"] = project.Name,
            ["owner"] = $"ALIYUN${project.AccountId}",
            ["status"] = "AVAILABLE",
            ["type"] = "managed",
            ["regionId"] = project.Region,
            ["createdTime"] = project.CreatedAt.ToUnixTimeMilliseconds(),
            ["comment"] = project.Comment,
            ["defaultQuota"] = project.DefaultQuota,
            ["productType"] = "payasyougo",
            ["superAdmins"] = new JsonArray(),
            ["properties"] = properties,
            ["securityProperties"] = new JsonObject
            {
                ["usingAcl"] = true,
                ["usingPolicy"] = true,
                ["labelSecurity"] = false,
                ["projectProtection"] = new JsonObject { ["protected"] = false, ["exceptionPolicy"] = "" },
                ["objectCreatorHasAccessPermission"] = true,
                ["objectCreatorHasGrantPermission"] = true,
                ["enableDownloadPrivilege"] = false,
            },
            ["ipWhiteList"] = new JsonObject { ["ipList"] = string.Join(',', project.AllowedAddresses), ["vpcIpList"] = "" },
        };
    }
}
