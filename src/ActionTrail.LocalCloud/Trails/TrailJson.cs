using System.Globalization;
using System.Text.Json.Nodes;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>How trails look in answers.</summary>
internal static class TrailJson
{
    public static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The answer of CreateTrail and UpdateTrail.</summary>
    public static JsonObject Settings(TrailDocument trail) => new()
    {
        ["Name"] = trail.Name,
        ["HomeRegion"] = trail.HomeRegion,
        ["EventRW"] = trail.EventRw,
        ["TrailRegion"] = trail.TrailRegion,
        ["OssBucketName"] = trail.OssBucketName,
        ["OssKeyPrefix"] = trail.OssKeyPrefix,
        ["OssWriteRoleArn"] = trail.OssWriteRoleArn,
        ["SlsProjectArn"] = trail.SlsProjectArn,
        ["SlsWriteRoleArn"] = trail.SlsWriteRoleArn,
        ["MaxComputeProjectArn"] = trail.MaxComputeProjectArn,
        ["MaxComputeWriteRoleArn"] = trail.MaxComputeWriteRoleArn,
    };

    /// <summary>An item of DescribeTrails.</summary>
    /// <param name="trail">The trail.</param>
    /// <param name="region">Region that was called; the copy that it shows is a shadow unless it is the home region.</param>
    public static JsonObject Item(TrailDocument trail, string region)
    {
        JsonObject json = Settings(trail);
        json["Region"] = region;
        json["TrailArn"] = trail.Arn;
        json["Status"] = trail.Status;
        json["IsOrganizationTrail"] = trail.IsOrganizationTrail;
        json["OssBucketLocation"] = trail.OssBucketLocation;
        json["CreateTime"] = Time(trail.CreatedAt);
        json["UpdateTime"] = Time(trail.UpdatedAt);
        json["StartLoggingTime"] = Time(trail.StartedAt);
        json["StopLoggingTime"] = Time(trail.StoppedAt);
        if (trail.IsOrganizationTrail)
        {
            json["OrganizationId"] = trail.OrganizationId;
        }

        return json;
    }

    /// <summary>Turns an answer into its 2017-12-04 form: a plain role name, nothing that came later.</summary>
    public static JsonObject AsOld(JsonObject json, TrailDocument trail)
    {
        foreach (string later in new[] { "OssWriteRoleArn", "MaxComputeProjectArn", "MaxComputeWriteRoleArn", "Region", "TrailArn", "OssBucketLocation", "OrganizationId" })
        {
            json.Remove(later);
        }

        json["RoleName"] = trail.OssWriteRoleArn[(trail.OssWriteRoleArn.LastIndexOf('/') + 1)..];
        json["MnsTopicArn"] = "";
        return json;
    }
}
