using System.Globalization;
using System.Text;
using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Export;

/// <summary>
/// What an export has written for certain, beside the file: a definition, a note, then ids of events and checkpoints. Everything behind the
/// last checkpoint is as if it had never been written.
/// </summary>
internal sealed class ExportJournal : IDisposable
{
    private readonly StreamWriter _writer;

    private ExportJournal(string path, long length)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        file.SetLength(length);
        file.Position = length;
        _writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
    }

    /// <summary>The note that the export began with.</summary>
    public string Note { get; private init; } = "";

    /// <summary>Length of the file at the last checkpoint.</summary>
    public long Bytes { get; private init; }

    /// <summary>Events in it.</summary>
    public long Events { get; private init; }

    /// <summary>Begins a journal.</summary>
    public static ExportJournal Begin(string path, string definition, string note)
    {
        var journal = new ExportJournal(path, 0) { Note = note };
        journal._writer.WriteLine(definition);
        journal._writer.WriteLine(note);
        journal._writer.Flush();
        return journal;
    }

    /// <summary>Opens a journal that was left behind.</summary>
    /// <param name="path">The journal.</param>
    /// <param name="definition">What must be the same.</param>
    /// <param name="known">Told the id of each event up to the last checkpoint.</param>
    /// <exception cref="ConfigurationException">The export was another one.</exception>
    public static ExportJournal Resume(string path, string definition, Action<UInt128> known)
    {
        string[] heading = [.. File.ReadLines(path).Take(2)];
        if (heading.Length < 2 || heading[0] != definition)
        {
            throw new ConfigurationException($"The interrupted export wrote '{heading.FirstOrDefault("nothing").Trim()}', not '{definition.Trim()}'; go on with the same format and columns, or start over.");
        }

        long read = heading.Sum(static line => Encoding.UTF8.GetByteCount(line) + 1);
        (long length, long bytes, long events) = (read, 0, 0);
        var ids = new List<UInt128>();
        foreach (string line in File.ReadLines(path).Skip(2))
        {
            read += line.Length + 1;
            if (line.StartsWith("= ", StringComparison.Ordinal) && line.Split(' ') is [_, var at, var count, "."])
            {
                (length, bytes, events) = (read, long.Parse(at, CultureInfo.InvariantCulture), long.Parse(count, CultureInfo.InvariantCulture));
                ids.ForEach(known);
                ids.Clear();
            }
            else if (UInt128.TryParse(line, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out UInt128 id))
            {
                ids.Add(id);
            }
        }

        return new ExportJournal(path, length) { Note = heading[1], Bytes = bytes, Events = events };
    }

    /// <summary>An event was written.</summary>
    public void Add(UInt128 id) => _writer.WriteLine(id.ToString("x32", CultureInfo.InvariantCulture));

    /// <summary>The file is safe up to here.</summary>
    public void Checkpoint(long bytes, long events)
    {
        _writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"= {bytes} {events} ."));
        _writer.Flush();
        ((FileStream)_writer.BaseStream).Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
