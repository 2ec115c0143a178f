namespace ActionTrail.Cli.Serve;

/// <summary>What <c>attrail serve</c> is asked to do.</summary>
/// <param name="Folder">Folder of the local cloud; made when it is not there.</param>
/// <param name="Urls">Addresses to listen on, <c>;</c>-separated; port 0 takes a free one.</param>
/// <param name="AllowRemote">How often <c>--allow-remote</c> was said; an address beyond loopback needs it twice.</param>
/// <param name="Sample">Whether the cloud gets a small company: a management account, a resource directory and members.</param>
/// <param name="DeliverEvery">Time between rounds of delivery; the real service takes about five minutes.</param>
internal sealed record ServeOptions(string Folder, string Urls, int AllowRemote, bool Sample, TimeSpan DeliverEvery);
