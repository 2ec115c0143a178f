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

    /// <summary>Opens a cloud, or joins those who have it open.</summary>
    /// <param name="options">Folder and clock; only the folder counts when it is open already.</param>
    /// <returns>The host; leave it with <see cref="Leave"/>.</returns>
    public static LocalCloudHost Join(LocalCloudOptions options)
    {
        string folder = Path.GetFullPath(options.Folder);
        lock (s_lock)
        {
            (LocalCloudHost host, int users) = s_open.TryGetValue(folder, out var open) ? open : (LocalCloudHost.Open(options with { Folder = folder }), 0);
            s_open[folder] = (host, users + 1);
            return host;
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
