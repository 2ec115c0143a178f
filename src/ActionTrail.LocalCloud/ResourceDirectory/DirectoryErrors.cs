using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The documented errors that several directory operations share.</summary>
internal static class DirectoryErrors
{
    public static CloudError NoDirectory() =>
        new(404, "EntityNotExists.ResourceDirectory", "The resource directory for the account is not enabled.");

    public static CloudError NoFolder(string folderId) =>
        new(404, "EntityNotExists.Folder", $"The folder '{folderId}' does not exist in the resource directory.");

    public static CloudError NoAccount(string accountId) =>
        new(404, "EntityNotExists.Account", $"The account '{accountId}' is not a member of the resource directory.");

    public static CloudError Missing(string parameter, string subject) =>
        new(400, "MissingParameter." + subject, $"{parameter} is mandatory for this action.");

    public static CloudError Invalid(string subject, string message) => new(400, "InvalidParameter." + subject, message);
}
