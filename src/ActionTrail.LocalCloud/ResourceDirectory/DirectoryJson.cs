using System.Globalization;
using System.Text.Json.Nodes;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>How folders, members and invitations look in answers.</summary>
internal static class DirectoryJson
{
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string EpochText(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    public static JsonObject Directory(DirectoryDocument directory) => new()
    {
        ["ResourceDirectoryId"] = directory.DirectoryId,
        ["MasterAccountId"] = directory.ManagementAccountId,
        ["MasterAccountName"] = directory.ManagementAccountName,
        ["RootFolderId"] = directory.RootFolderId,
        ["CreateTime"] = Time(directory.CreatedAt),
    };

    public static JsonObject Folder(FolderDocument folder)
    {
        var json = new JsonObject { ["FolderId"] = folder.FolderId, ["FolderName"] = folder.Name, ["CreateTime"] = Time(folder.CreatedAt) };
        if (folder.ParentFolderId is { } parent)
        {
            json["ParentFolderId"] = parent;
        }

        return json;
    }

    public static JsonObject Member(DirectoryTree tree, MemberDocument member) => new()
    {
        ["AccountId"] = member.AccountId,
        ["DisplayName"] = member.DisplayName,
        ["FolderId"] = member.FolderId,
        ["JoinMethod"] = member.JoinMethod,
        ["JoinTime"] = Time(member.JoinedAt),
        ["ModifyTime"] = Time(member.ModifiedAt),
        ["ResourceDirectoryId"] = tree.Directory.DirectoryId,
        ["Status"] = member.Status,
        ["Type"] = member.Type,
    };

    public static JsonObject NamedMember(DirectoryTree tree, MemberDocument member)
    {
        JsonObject json = Member(tree, member);
        json["AccountName"] = member.AccountName;
        return json;
    }

    public static JsonArray Tags(IReadOnlyDictionary<string, string> tags) =>
        [.. tags.Select(static tag => (JsonNode)new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })];

    public static JsonObject Handshake(HandshakeDocument handshake) => new()
    {
        ["HandshakeId"] = handshake.HandshakeId,
        ["MasterAccountId"] = handshake.ManagementAccountId,
        ["MasterAccountName"] = handshake.ManagementAccountName,
        ["ResourceDirectoryId"] = handshake.DirectoryId,
        ["TargetEntity"] = handshake.TargetEntity,
        ["TargetType"] = handshake.TargetType,
        ["Note"] = handshake.Note,
        ["Status"] = handshake.Status,
        ["CreateTime"] = Time(handshake.CreatedAt),
        ["ModifyTime"] = Time(handshake.ModifiedAt),
        ["ExpireTime"] = Time(handshake.ExpiresAt),
    };
}
