using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Parameters that several directory operations take, checked as documented.</summary>
internal static class DirectoryInput
{
    /// <summary>A parameter that must be there; its error names the subject: 400 <c>MissingParameter.{subject}</c>.</summary>
    public static string Required(PopCall call, string parameter, string? subject = null) =>
        call.Parameters.Optional(parameter) ?? throw DirectoryErrors.Missing(parameter, subject ?? parameter);

    /// <summary>The member that a parameter names.</summary>
    public static MemberDocument Member(PopCall call, DirectoryTree tree, string parameter = "AccountId")
    {
        string id = AccountId(call, parameter);
        return tree.FindMember(id) ?? throw DirectoryErrors.NoAccount(id);
    }

    /// <summary>The account id that a parameter holds.</summary>
    public static string AccountId(PopCall call, string parameter = "AccountId")
    {
        string id = Required(call, parameter);
        return Core.Accounts.AccountId.TryParse(id, out _)
            ? id
            : throw DirectoryErrors.Invalid(parameter, $"{parameter} '{id}' is not an account id; 16 digits are expected.");
    }

    /// <summary>The folder that a parameter names.</summary>
    public static FolderDocument Folder(PopCall call, DirectoryTree tree, string parameter = "FolderId") =>
        Folder(tree, parameter, Required(call, parameter));

    /// <summary>The folder that an optional parameter names; the Root folder when it is absent.</summary>
    public static FolderDocument FolderOrRoot(PopCall call, DirectoryTree tree, string parameter = "ParentFolderId") =>
        Folder(tree, parameter, call.Parameters.Optional(parameter) ?? tree.Directory.RootFolderId);

    /// <summary>Tags: <c>Tag.N.Key</c> and <c>Tag.N.Value</c>.</summary>
    public static IReadOnlyDictionary<string, string> Tags(PopCall call) =>
        call.Parameters.Objects("Tag")
            .Where(static tag => tag.ContainsKey("Key"))
            .GroupBy(static tag => tag["Key"], StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Last().GetValueOrDefault("Value", ""), StringComparer.Ordinal);

    /// <summary>Whether tags hold everything that a filter asks for; an empty value in the filter takes any value.</summary>
    public static bool Matches(IReadOnlyDictionary<string, string> tags, IReadOnlyDictionary<string, string> filter) =>
        filter.All(wanted => tags.TryGetValue(wanted.Key, out string? value) && (wanted.Value.Length == 0 || wanted.Value == value));

    private static FolderDocument Folder(DirectoryTree tree, string parameter, string id)
    {
        bool wellFormed = (id.StartsWith("r-", StringComparison.Ordinal) || id.StartsWith("fd-", StringComparison.Ordinal))
            && id.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-');
        return !wellFormed
            ? throw DirectoryErrors.Invalid(parameter, $"{parameter} '{id}' is not a folder id; r-… or fd-… is expected.")
            : tree.FindFolder(id) ?? throw DirectoryErrors.NoFolder(id);
    }
}
