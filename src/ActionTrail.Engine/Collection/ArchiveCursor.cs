using System.Globalization;
using System.Text.Json;

namespace ActionTrail.Engine.Collection;

/// <summary>How far a file was read. Pure.</summary>
/// <param name="Stamp">Size and time of the file: another stamp is another content.</param>
/// <param name="Read">Records that were read.</param>
/// <param name="IsDone">Whether there is nothing left to read.</param>
/// <param name="Defect">Why the rest cannot be read, as a sentence; empty when all could.</param>
internal sealed record ArchiveCursor(string Stamp, long Read, bool IsDone, string Defect)
{
    /// <summary>The stamp of a file as it is now.</summary>
    public static string StampOf(FileInfo file) => string.Create(CultureInfo.InvariantCulture, $"{file.Length}/{file.LastWriteTimeUtc.Ticks}");

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static ArchiveCursor Parse(string cursor) => JsonSerializer.Deserialize<ArchiveCursor>(cursor)!;

    /// <summary>The cursor as text.</summary>
    public string Write() => JsonSerializer.Serialize(this);
}
