namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The name rules of a directory.</summary>
internal static class DirectoryNames
{
    private const string Specials = "_.-";

    /// <summary>Requires a display name of 2 to 50 letters, digits, <c>_ . -</c>, spaces or Chinese characters.</summary>
    public static void DemandDisplayName(string name)
    {
        if (name.Length is < 2 or > 50)
        {
            throw DirectoryErrors.Invalid("Account.DisplayName.Length", $"The display name '{name}' has {name.Length} characters; 2 to 50 are allowed.");
        }

        if (!name.All(static c => IsWordCharacter(c) || c == ' '))
        {
            throw DirectoryErrors.Invalid("Account.DisplayName", $"The display name '{name}' may hold letters, digits, _ . -, spaces and Chinese characters only.");
        }
    }

    /// <summary>Requires a folder name of 1 to 24 letters, digits, <c>_ . -</c> or Chinese characters.</summary>
    public static void DemandFolderName(string name)
    {
        if (name.Length > 24)
        {
            throw DirectoryErrors.Invalid("Folder.Name.Length", $"The folder name '{name}' has {name.Length} characters; 1 to 24 are allowed.");
        }

        if (!name.All(IsWordCharacter))
        {
            throw DirectoryErrors.Invalid("Folder.Name", $"The folder name '{name}' may hold letters, digits, _ . - and Chinese characters only.");
        }
    }

    /// <summary>Requires an account name prefix of 2 to 37 letters, digits and <c>_ . -</c>, no two of these in a row or at an end.</summary>
    public static void DemandAccountNamePrefix(string prefix)
    {
        if (prefix.Length is < 2 or > 37)
        {
            throw DirectoryErrors.Invalid("Account.AccountNamePrefix.Length", $"The account name prefix '{prefix}' has {prefix.Length} characters; 2 to 37 are allowed.");
        }

        bool wellFormed = prefix.All(static c => char.IsAsciiLetterOrDigit(c) || Specials.Contains(c, StringComparison.Ordinal))
            && char.IsAsciiLetterOrDigit(prefix[0]) && char.IsAsciiLetterOrDigit(prefix[^1])
            && !prefix.Zip(prefix[1..]).Any(static pair => !char.IsAsciiLetterOrDigit(pair.First) && !char.IsAsciiLetterOrDigit(pair.Second));
        if (!wellFormed)
        {
            throw DirectoryErrors.Invalid(
                "Account.AccountNamePrefix",
                $"The account name prefix '{prefix}' may hold letters, digits and _ . -; it starts and ends with a letter or digit and has no two of _ . - in a row.");
        }
    }

    private static bool IsWordCharacter(char c) =>
        char.IsAsciiLetterOrDigit(c) || Specials.Contains(c, StringComparison.Ordinal) || c is >= '\u4E00' and <= '\u9FFF';
}
