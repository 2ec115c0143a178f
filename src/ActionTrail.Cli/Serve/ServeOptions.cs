namespace ActionTrail.Cli.Serve;

/// <summary>What <c>attrail serve</c> is asked to do.</summary>
/// <param name="Folder">Folder of the local cloud; made when it is not there.</param>
/// <param name="Urls">Addresses to listen on, <c>;</c>-separated; port 0 takes a free one.</param>
/// <param name="AllowRemote">How often <c>--allow-remote</c> was said; an address beyond loopback needs it twice.</param>
internal sealed record ServeOptions(string Folder, string Urls, int AllowRemote);
