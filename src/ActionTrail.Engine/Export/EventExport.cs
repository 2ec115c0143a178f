using System.IO.Compression;
using System.Text;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;
using ActionTrail.Engine.Search.Matching;
using ActionTrail.Engine.Search.Scanning;

namespace ActionTrail.Engine.Export;

/// <summary>
/// Writes events to a file that is there whole or not at all: they go into <c>name.partial</c>, which takes the name when it is complete.
/// A journal beside it says how far it is, so an export that was interrupted, even by a kill, goes on without losing or doubling an event.
/// Every <c>eventId</c> is written once.
/// </summary>
public sealed class EventExport : IDisposable
{
    private const int CheckpointEvents = 5_000;
    private const int BufferSize = 1 << 16;

    private readonly ExportOptions _options;
    private readonly string _path;
    private readonly IEventEncoder _encoder;
    private readonly EventIdSet _ids = new();
    private readonly FileStream _file;
    private readonly ExportJournal _journal;
    private Stream? _member;
    private long _events;
    private long _duplicates;
    private int _unsafe;
    private bool _isClosed;

    private EventExport(ExportOptions options, string path)
    {
        _options = options;
        _path = path;
        _encoder = options.Format switch
        {
            ExportFormat.Csv => new CsvEncoder(options.Columns, options.Start == ExportStart.Append && File.Exists(path) ? ExportStart.Append : ExportStart.New),
            ExportFormat.Json => JsonEncoder.Array(),
            _ => JsonEncoder.Lines(),
        };
        string partial = PartialOf(path);
        bool isResumed = options.Start == ExportStart.Resume && IsInterrupted(path);
        if (options.Start == ExportStart.Append && File.Exists(path))
        {
            File.Copy(path, partial, overwrite: true);
        }
        else if (!isResumed)
        {
            File.Delete(partial);
        }

        _file = new FileStream(partial, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, BufferSize);
        try
        {
            _journal = isResumed
                ? ExportJournal.Resume(JournalOf(path), options.Definition, id => _ids.Add(id))
                : ExportJournal.Begin(JournalOf(path), options.Definition, options.Note);
        }
        catch
        {
            _file.Dispose();
            throw;
        }

        if (isResumed)
        {
            _file.SetLength(_journal.Bytes);
        }

        _file.Seek(0, SeekOrigin.End);
        _events = EventsResumed = _journal.Events;
        if (!isResumed && _file.Length > 0)
        {
            GoBehind();
        }

        if (_journal.Bytes == 0)
        {
            _encoder.Begin(Member());
        }
    }

    /// <summary>The note that the export began with.</summary>
    public string Note => _journal.Note;

    /// <summary>Events that an interrupted export had written.</summary>
    public long EventsResumed { get; }

    /// <summary>Begins, or goes on with, an export.</summary>
    /// <param name="options">Where and how.</param>
    /// <returns>The export; disposing it before it is complete leaves it to be resumed.</returns>
    /// <exception cref="ConfigurationException">Something is there that must not be, or the file cannot be written.</exception>
    /// <exception cref="InvalidNameException">A column is no path.</exception>
    public static EventExport Open(ExportOptions options)
    {
        string path = Path.GetFullPath(options.Checked().Path);
        return Writing(options.Path, () =>
        {
            bool isInterrupted = IsInterrupted(path);
            if (isInterrupted && options.Start is ExportStart.New or ExportStart.Append)
            {
                throw new ConfigurationException($"An export to '{options.Path}' was interrupted and is in '{PartialOf(path)}'; go on with -Resume, or start over with -Force.");
            }

            return File.Exists(path) && !isInterrupted && options.Start is ExportStart.New or ExportStart.Resume
                ? throw new ConfigurationException($"File '{options.Path}' is there already; -Append adds to it, -Force replaces it.")
                : new EventExport(options, path);
        });
    }

    /// <summary>Writes an event.</summary>
    /// <param name="found">The event.</param>
    /// <returns>False when an event with its id was written already.</returns>
    /// <exception cref="ConfigurationException">The file cannot be written.</exception>
    public bool Add(AuditEvent found)
    {
        UInt128 id = ByteHash.Of(Encoding.UTF8.GetBytes(found.EventId));
        if (!_ids.Add(id))
        {
            _duplicates++;
            return false;
        }

        return Writing(_options.Path, () =>
        {
            _encoder.Write(Member(), found, _events);
            _journal.Add(id);
            _events++;
            if (++_unsafe >= CheckpointEvents)
            {
                Checkpoint();
            }

            return true;
        });
    }

    /// <summary>Completes the export: the file takes its name.</summary>
    /// <returns>What was exported.</returns>
    /// <exception cref="ConfigurationException">The file cannot be written.</exception>
    public ExportResult Complete() => Writing(_options.Path, () =>
    {
        _encoder.End(Member());
        Checkpoint();
        long bytes = _file.Length;
        Close();
        File.Move(PartialOf(_path), _path, overwrite: true);
        File.Delete(JournalOf(_path));
        return new ExportResult(_path, _options.Format, _events, EventsResumed, _duplicates, bytes);
    });

    /// <summary>Leaves an export that is not complete, to be resumed; one without events leaves nothing.</summary>
    public void Dispose()
    {
        if (_isClosed)
        {
            return;
        }

        if (_events == 0)
        {
            Close();
            File.Delete(PartialOf(_path));
            File.Delete(JournalOf(_path));
        }
        else
        {
            try
            {
                Checkpoint();
            }
            catch (IOException)
            {
                // A disk that is full keeps the checkpoint before, from which the export is resumed.
            }

            Close();
        }
    }

    private static string PartialOf(string path) => path + ".partial";

    private static string JournalOf(string path) => path + ".partial.journal";

    private static bool IsInterrupted(string path) => File.Exists(PartialOf(path)) && File.Exists(JournalOf(path));

    private static T Writing<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"File '{path}' cannot be written: {failure.Message}", failure);
        }
    }

    /// <summary>What is written to; compressed, every checkpoint ends a member of the gzip file and the next one begins.</summary>
    private Stream Member() => !_options.IsCompressed ? _file
        : _member ??= new BufferedStream(new GZipStream(_file, CompressionLevel.Fastest, leaveOpen: true), BufferSize);

    private void Checkpoint()
    {
        _member?.Dispose();
        _member = null;
        _file.Flush(flushToDisk: true);
        _journal.Checkpoint(_file.Position, _events);
        _unsafe = 0;
    }

    /// <summary>Events come behind what the file holds, on a line of their own; an interruption must not take back what was there before.</summary>
    private void GoBehind()
    {
        _file.Seek(-1, SeekOrigin.End);
        if (!_options.IsCompressed && _file.ReadByte() != '\n')
        {
            _file.WriteByte((byte)'\n');
        }

        _file.Seek(0, SeekOrigin.End);
        Checkpoint();
    }

    private void Close()
    {
        _isClosed = true;
        _file.Dispose();
        _journal.Dispose();
    }
}
