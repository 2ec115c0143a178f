using System.Text.Json;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Collection;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Delivery;

namespace ActionTrail.LocalCloud.Collection;

/// <summary>
/// The state folder of a collection: what was collected, journal and checkpoints, in one database that its owner alone can read. Deleting the
/// folder forgets the collection; what was delivered stays.
/// </summary>
public sealed class CollectionFolder : IDisposable
{
    private const string DatabaseName = "collection.db";
    private readonly FolderLock? _lock;
    private readonly CollectionSpool _spool;
    private readonly DeliveryStore _lanes;
    private readonly TimeProvider _time;

    private CollectionFolder(string folder, FolderLock? folderLock, TimeProvider time)
    {
        string path = Path.Combine(folder, DatabaseName);
        _lock = folderLock;
        _time = time;
        _spool = new CollectionSpool(path, time);
        _lanes = new DeliveryStore(path, time);
    }

    /// <summary>What was collected.</summary>
    public ICollectionSpool Spool => _spool;

    /// <summary>Journal and checkpoints.</summary>
    public ILaneStore Lanes => _lanes;

    /// <summary>What the folder is about.</summary>
    /// <exception cref="ConfigurationException">Nothing was collected into it yet.</exception>
    public CollectionDescription Collection => Known ?? throw new ConfigurationException("The state folder holds no collection yet.");

    private CollectionDescription? Known => _spool.Description is { } text ? JsonSerializer.Deserialize<CollectionDescription>(text) : null;

    /// <summary>Opens a state folder to collect; makes it where it is missing. Destinations that it had before and are not given stay on its list.</summary>
    /// <param name="folder">Path.</param>
    /// <param name="collection">What is collected.</param>
    /// <param name="time">Clock.</param>
    /// <returns>The folder; dispose it to let go.</returns>
    /// <exception cref="ConfigurationException">Somebody else has it open, it belongs to another source, or it cannot be made.</exception>
    public static CollectionFolder Open(string folder, CollectionDescription collection, TimeProvider time)
    {
        string full = Path.GetFullPath(folder);
        try
        {
            Directory.CreateDirectory(full);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"State folder '{folder}' cannot be made: {failure.Message}", failure);
        }

        var taken = FolderLock.Take(full, "collection.lock", $"State folder '{folder}'", "end that one (Stop-AtDelivery -StatePath, or close its PowerShell session), or use another folder");
        CollectionFolder? opened = null;
        try
        {
            opened = new CollectionFolder(full, taken, time);
            opened.Settle(folder, collection);
            return opened;
        }
        catch
        {
            opened?.Dispose();
            taken.Dispose();
            throw;
        }
    }

    /// <summary>Tells how a collection stands, also while another process collects.</summary>
    /// <param name="folder">Path of its state folder.</param>
    /// <param name="time">Clock.</param>
    /// <returns>The status.</returns>
    /// <exception cref="ConfigurationException">The folder holds no collection.</exception>
    public static async Task<CollectionStatus> ReadStatusAsync(string folder, TimeProvider time)
    {
        string full = Path.GetFullPath(folder);
        if (!File.Exists(Path.Combine(full, DatabaseName)))
        {
            throw new NameNotFoundException("Collection", folder, $"by that state folder: {DatabaseName} is missing there");
        }

        using var opened = new CollectionFolder(full, null, time);
        return await CollectionStatus.ReadAsync(opened.Collection, opened._spool, opened._lanes, time.GetUtcNow()).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lanes.Dispose();
        _spool.Dispose();
        _lock?.Dispose();
    }

    private void Settle(string folder, CollectionDescription collection)
    {
        CollectionDescription? before = Known;
        if (before is not null && before.Source != collection.Source)
        {
            throw new ConfigurationException(
                $"State folder '{folder}' was expected to belong to {collection.Source}, but belongs to {before.Source}. Each source needs a folder of its own.");
        }

        IEnumerable<CollectionTarget> former = before?.Targets.ExceptBy(collection.Targets.Select(static target => target.Key), static target => target.Key) ?? [];
        _spool.Description = JsonSerializer.Serialize(collection with { Targets = [.. collection.Targets, .. former] });
    }
}
