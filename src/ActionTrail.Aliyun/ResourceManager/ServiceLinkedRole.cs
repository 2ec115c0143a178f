using ActionTrail.Aliyun.Pop;

namespace ActionTrail.Aliyun.ResourceManager;

/// <summary>A role that the cloud made for one of its services.</summary>
/// <param name="RoleName">Name.</param>
/// <param name="RoleId">Id.</param>
/// <param name="Arn">ARN; the name is lower-case in it.</param>
/// <param name="CreateTime">When it was made (UTC); null where the answer does not say.</param>
public sealed record ServiceLinkedRole(string RoleName, string RoleId, string Arn, DateTimeOffset? CreateTime)
{
    internal static ServiceLinkedRole Read(PopAnswer role) =>
        new(role.Text("RoleName"), role.Text("RoleId"), role.Text("Arn"), role.TimeOrNull("CreateDate"));
}
