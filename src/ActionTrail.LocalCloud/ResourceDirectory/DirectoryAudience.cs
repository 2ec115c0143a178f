namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Whose account may call a directory operation.</summary>
internal enum DirectoryAudience
{
    /// <summary>The management account only.</summary>
    Management,

    /// <summary>The management account and delegated administrators of any trusted service.</summary>
    Administrators,

    /// <summary>The management account and every member.</summary>
    Members,
}
