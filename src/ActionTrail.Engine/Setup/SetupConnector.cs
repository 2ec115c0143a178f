using ActionTrail.Aliyun.Http;

namespace ActionTrail.Engine.Setup;

/// <summary>Finds who acts in an account of a setup file.</summary>
/// <param name="context">The context that the file names.</param>
/// <param name="cancellationToken">Ends the work.</param>
/// <returns>A connection of that identity.</returns>
/// <exception cref="Core.Errors.ActionTrailException">There is no such context.</exception>
public delegate Task<CloudConnection> SetupConnector(string context, CancellationToken cancellationToken);
