namespace ActionTrail.Aliyun.Ram;

/// <summary>A RAM user.</summary>
/// <param name="UserId">Its id, digits.</param>
/// <param name="Name">Login name without domain.</param>
/// <param name="DisplayName">Display name; empty when there is none.</param>
/// <param name="Comments">Comments; empty when there are none.</param>
/// <param name="CreateDate">When it was made (UTC).</param>
public sealed record RamUser(string UserId, string Name, string DisplayName, string Comments, DateTimeOffset CreateDate);
