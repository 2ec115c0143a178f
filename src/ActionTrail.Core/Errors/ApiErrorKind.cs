namespace ActionTrail.Core.Errors;

/// <summary>What an API error means for the caller.</summary>
public enum ApiErrorKind
{
    /// <summary>The request itself is wrong; sending it again changes nothing.</summary>
    Invalid,

    /// <summary>The named thing does not exist.</summary>
    NotFound,

    /// <summary>The named thing exists already, or its state forbids the operation.</summary>
    Conflict,

    /// <summary>The caller is known but may not do this.</summary>
    Denied,

    /// <summary>The caller's signature, key, token or clock was refused.</summary>
    Unauthenticated,

    /// <summary>Too many requests; retry after a delay.</summary>
    Throttled,

    /// <summary>The service failed; retry.</summary>
    Unavailable,
}
