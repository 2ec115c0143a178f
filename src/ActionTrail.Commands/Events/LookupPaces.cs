using System.Collections.Concurrent;
using ActionTrail.Commands.Connection;
using ActionTrail.Engine.Search.Lookups;

namespace ActionTrail.Commands.Events;

/// <summary>
/// The pace of each account, one for this process, so that look-ups one after another and side by side keep to it together. A local cloud in
/// this process sets none and is asked without waiting; one that throttles is answered by the retries of every call.
/// </summary>
internal static class LookupPaces
{
    private static readonly ConcurrentDictionary<(string Endpoint, string Account), LookupPace> s_paces = new();

    /// <summary>The pace of an account.</summary>
    /// <param name="context">The context through which it is asked.</param>
    /// <param name="account">Account id.</param>
    /// <returns>The pace.</returns>
    public static LookupPace Of(AtContext context, string account) =>
        context.IsLocalCloud ? LookupPace.None : s_paces.GetOrAdd((context.Endpoint, account), static (_, time) => new LookupPace(time), context.Connection.Time);
}
