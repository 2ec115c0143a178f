using ActionTrail.Commands.Connection;

namespace ActionTrail.Commands.Delivery;

/// <summary>The collections that run in the background of this process, by state folder.</summary>
internal static class RunningCollections
{
    private static readonly Lock s_lock = new();
    private static readonly Dictionary<string, (CollectionSession Session, AtContext? Context)> s_running = new(StringComparer.Ordinal);

    /// <summary>Starts a collection; it runs until it is stopped or its context is closed.</summary>
    /// <param name="statePath">State folder, absolute.</param>
    /// <param name="session">The collection.</param>
    /// <param name="context">Whose calls it makes; null for nobody's.</param>
    public static void Start(string statePath, CollectionSession session, AtContext? context)
    {
        lock (s_lock)
        {
            s_running.Add(statePath, (session, context));
        }

        session.Start();
    }

    /// <summary>Stops a collection.</summary>
    /// <param name="statePath">State folder, absolute.</param>
    /// <returns>Whether it ran here.</returns>
    public static async Task<bool> StopAsync(string statePath)
    {
        CollectionSession? session;
        lock (s_lock)
        {
            s_running.Remove(statePath, out (CollectionSession Session, AtContext?) running);
            session = running.Session;
        }

        if (session is null)
        {
            return false;
        }

        await session.DisposeAsync().ConfigureAwait(false);
        return true;
    }

    /// <summary>Stops what runs on a context that closes.</summary>
    /// <param name="context">The context.</param>
    public static void Stop(AtContext context)
    {
        string[] its;
        lock (s_lock)
        {
            its = [.. s_running.Where(pair => ReferenceEquals(pair.Value.Context, context)).Select(static pair => pair.Key)];
        }

        foreach (string statePath in its)
        {
            Task.Run(() => StopAsync(statePath)).GetAwaiter().GetResult();
        }
    }
}
