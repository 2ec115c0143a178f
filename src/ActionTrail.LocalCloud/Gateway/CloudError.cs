namespace ActionTrail.LocalCloud.Gateway;

/// <summary>A documented error answer. Operations throw it; the service's protocol writes it in its own envelope.</summary>
internal sealed class CloudError : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">Documented error code.</param>
    /// <param name="message">Documented or plain message.</param>
    public CloudError(int status, string code, string message)
        : base(message)
    {
        Status = status;
        Code = code;
    }

    /// <summary>HTTP status.</summary>
    public int Status { get; }

    /// <summary>Documented error code.</summary>
    public string Code { get; }

    /// <summary>Extra members of the error envelope, for example the denying statement; null when there are none.</summary>
    public IReadOnlyDictionary<string, string>? Detail { get; init; }
}
