using ActionTrail.LocalCloud;

namespace ActionTrail.Commands.Connection;

/// <summary>
/// The local clouds that this process has open. A folder can be open once, so all contexts and runspaces of the process share one host;
/// the last one to leave closes it.
/// </summary>
internal static class OpenClouds
{
    private static readonly Lock s_lock = new();
    private static readonly Dictionary<string, (LocalCloudHost Host, int Users)> s_open = new(StringComparer.Ordinal);
    private static readonly HashSet<string> s_kept = new(StringComparer.Ordinal);

    /// <summary>The clouds that are open.</summary>
    public static IReadOnlyList<LocalCloudHost> All
    {
        get
        {
            lock (s_lock)
            {
                return [.. s_open.Values.Select(static open => open.Host)];
            }
        }
    }

    /// <summary>Opens a cloud, or joins those who have it open.</summary>
    /// <param name="options">Folder and clock; only the folder counts when it is open already.</param>
    /// <returns>The host; leave it with <see cref="Leave"/>.</returns>
    public static LocalCloudHost Join(LocalCloudOptions options)
    {
        string folder = LocalCloudFolder.PathOf(options.Folder);
        lock (s_lock)
        {
            (LocalCloudHost host, int users) = s_open.TryGetValue(folder, out var open) ? open : (LocalCloudHost.Open(options with { Folder = folder }), 0);
            s_open[folder] = (host, users + 1);
            return host;
        }
    }

    /// <summary>Keeps a cloud open though nobody is connected, until <see cref="Release"/>: it lives in this process only.</summary>
    /// <param name="host">A host that <see cref="Join"/> gave; the caller need not leave it.</param>
    public static void Keep(LocalCloudHost host)
    {
        lock (s_lock)
        {
            s_kept.Add(host.Folder);
        }
    }

    /// <summary>Ends <see cref="Keep"/>; does nothing for a cloud that is not kept.</summary>
    /// <param name="folder">Absolute path.</param>
    public static void Release(string folder)
    {
        LocalCloudHost? host = null;
        lock (s_lock)
        {
            if (s_kept.Remove(folder) && s_open.TryGetValue(folder, out var open))
            {
                host = open.Host;
            }
        }

        if (host is not null)
        {
            Leave(host);
        }
    }

    /// <summary>Leaves a cloud; it closes when nobody is left.</summary>
    /// <param name="host">The host that <see cref="Join"/> gave.</param>
    public static void Leave(LocalCloudHost host)
    {
        lock (s_lock)
        {
            if (!s_open.TryGetValue(host.Folder, out var open))
            {
                return;
            }

            if (open.Users > 1)
            {
                s_open[host.Folder] = (host, open.Users - 1);
                return;
            }

            s_open.Remove(host.Folder);
        }

        host.Dispose();
    }
}
