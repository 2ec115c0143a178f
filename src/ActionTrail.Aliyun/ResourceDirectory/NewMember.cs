namespace ActionTrail.Aliyun.ResourceDirectory;

/// <summary>A member account that is to be created.</summary>
/// <param name="DisplayName">2 to 50 characters: letters, digits, <c>_ . -</c>, spaces, Chinese; unique in the directory.</param>
public sealed record NewMember(string DisplayName)
{
    /// <summary>Folder to create it in; empty for Root.</summary>
    public string ParentFolderId { get; init; } = "";

    /// <summary>Part of the login name before the <c>@</c>: 2 to 37 letters, digits, <c>_ . -</c>; empty for a random one.</summary>
    public string AccountNamePrefix { get; init; } = "";
}
