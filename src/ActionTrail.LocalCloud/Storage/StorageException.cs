using ActionTrail.Core.Errors;
using SQLitePCL;

namespace ActionTrail.LocalCloud.Storage;

/// <summary>The local cloud's own storage failed: disk full, file locked, file damaged.</summary>
public sealed class StorageException : ActionTrailException
{
    internal StorageException(string file, int code, string detail)
        : base($"Storage '{file}' failed: {detail} (SQLite code {code}).")
    {
        Detail = detail;
        IsConstraint = (code & 0xFF) == raw.SQLITE_CONSTRAINT;
    }

    internal StorageException(string message, Exception inner)
        : base(message, inner) => Detail = message;

    /// <summary>What the database itself said.</summary>
    public string Detail { get; }

    /// <summary>Whether a uniqueness rule refused the write.</summary>
    public bool IsConstraint { get; }
}
