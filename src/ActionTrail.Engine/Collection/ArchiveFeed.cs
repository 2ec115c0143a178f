using ActionTrail.Core.Archive;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Engine.Collection;

/// <summary>
/// The events of a folder of delivered files, or of one file: everything that <see cref="ArchiveBlockReader"/> reads. Each file is read once,
/// and again when it changes; an event that is there more than once is collected once. A damaged file gives the events before its damage,
/// is reported with each pass, and is read again when it was replaced. What cannot be opened or listed is reported, too, and the rest is collected.
/// </summary>
/// <param name="path">The folder or file.</param>
/// <param name="since">Earliest event that is collected (UTC); null for all.</param>
/// <exception cref="ConfigurationException">There is nothing at the path.</exception>
public sealed class ArchiveFeed(string path, DateTimeOffset? since) : IEventFeed, IAsyncDisposable
{
    private const int PageCount = 1_000;
    private const int PageBytes = 4 * 1024 * 1024;

    private readonly FolderSource _source = new(path);
    private readonly ArchiveKeyFilter _filter = new() { Since = since };
    private readonly string _root = Directory.Exists(path) ? Path.GetFullPath(path) : Path.GetDirectoryName(Path.GetFullPath(path))!;
    private readonly List<string> _defects = [];
    private IEnumerator<ArchiveItem>? _pass;
    private OpenFile? _open;

    /// <inheritdoc/>
    public IReadOnlyList<string> Defects => _defects;

    /// <inheritdoc/>
    public async Task<bool> PullAsync(ICollectionSpool spool, DateTimeOffset end, CancellationToken cancellationToken)
    {
        if (_pass is null)
        {
            _defects.Clear();
            _pass = _source.List((name, failure) => PassOver($"Folder '{name}' could not be listed", name, failure)).GetEnumerator();
        }

        try
        {
            while (_open is null)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!_pass.MoveNext())
                {
                    EndPass();
                    return false;
                }

                _open = await OpenAsync(spool, _pass.Current, cancellationToken).ConfigureAwait(false);
            }

            ReadPage(spool, _open);
            return true;
        }
        catch
        {
            // The next call begins another pass; what is stored is passed over there.
            EndPass();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        EndPass();
        return ValueTask.CompletedTask;
    }

    private void EndPass()
    {
        CloseFile();
        _pass?.Dispose();
        _pass = null;
    }

    private void CloseFile()
    {
        _open?.Dispose();
        _open = null;
    }

    /// <summary>Opens a file behind what was read of it; null when there is nothing to read.</summary>
    private async Task<OpenFile?> OpenAsync(ICollectionSpool spool, ArchiveItem item, CancellationToken cancellationToken)
    {
        if (_filter.Judge(item.Name) != KeyVerdict.Read)
        {
            return null;
        }

        ArchiveCursor? known = spool.Cursor(item.Name) is { } cursor ? ArchiveCursor.Parse(cursor) : null;
        try
        {
            return await OpenAsync(item, known, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            PassOverFile(item.Name, failure);
            return null;
        }
    }

    private async Task<OpenFile?> OpenAsync(ArchiveItem item, ArchiveCursor? known, CancellationToken cancellationToken)
    {
        string stamp = ArchiveCursor.StampOf(new FileInfo(Path.Combine(_root, item.Name)));
        if (known is not null && known.Stamp == stamp && known.IsDone)
        {
            if (known.Defect.Length > 0)
            {
                _defects.Add(known.Defect);
            }

            return null;
        }

        ArchiveCursor start = known is not null && known.Stamp == stamp ? known : new ArchiveCursor(stamp, 0, IsDone: false, "");
        Stream stream = await _source.OpenAsync(item, cancellationToken).ConfigureAwait(false);
        string account = ArchiveObjectKey.TryParse(item.Name, out ArchiveObjectKey? key) ? key.Partition.Account?.Value ?? "" : "";
        return new OpenFile(item.Name, account, new ArchiveFileReader(stream), start);
    }

    private void ReadPage(ICollectionSpool spool, OpenFile file)
    {
        var events = new List<CollectedEvent>();
        ArchiveCursor cursor;
        try
        {
            cursor = file.ReadPage(events, PageCount, PageBytes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The next pass goes on behind the last page that is stored.
            PassOverFile(file.Name, failure);
            CloseFile();
            return;
        }

        events.RemoveAll(each => each.Traits?.EventTime < since);
        spool.Append(new CollectedPage(file.Name, cursor.Write(), events, DateTimeOffset.MaxValue));
        if (cursor.IsDone)
        {
            CloseFile();
            if (cursor.Defect.Length > 0)
            {
                _defects.Add(cursor.Defect);
            }
        }
    }

    private void PassOverFile(string name, Exception failure) => PassOver($"File '{name}' could not be read", name, failure);

    /// <summary>Names what cannot be read. It has no cursor, so the next pass tries it again. What somebody took away since it was listed is no defect.</summary>
    private void PassOver(string what, string name, Exception failure)
    {
        bool isGone = (failure is FileNotFoundException or DirectoryNotFoundException) && new FileInfo(Path.Combine(_root, name)).LinkTarget is null;
        if (!isGone)
        {
            _defects.Add($"{what}: {failure.Message}");
        }
    }

    /// <summary>A file that is being read.</summary>
    private sealed class OpenFile(string name, string account, ArchiveFileReader reader, ArchiveCursor start) : IDisposable
    {
        private long _read;

        public string Name => name;

        public ArchiveCursor ReadPage(List<CollectedEvent> events, int maxCount, int maxBytes)
        {
            try
            {
                for (int bytes = 0; events.Count < maxCount && bytes < maxBytes;)
                {
                    if (!reader.Read())
                    {
                        return start with { Read = _read, IsDone = true };
                    }

                    if (++_read > start.Read)
                    {
                        byte[] json = reader.Current.ToArray();
                        events.Add(CollectedEvent.Read(json, account));
                        bytes += json.Length;
                    }
                }
            }
            catch (InvalidArchiveException damaged)
            {
                return start with { Read = _read, IsDone = true, Defect = $"File '{name}' was read up to its damage: {damaged.Message}" };
            }

            return start with { Read = _read };
        }

        public void Dispose() => reader.Dispose();
    }
}
