namespace ActionTrail.LocalCloud.Gateway;

/// <summary>Why a request could not be authenticated; each protocol has its own code for each.</summary>
internal enum AuthenticationFailure
{
    /// <summary>No signature where one is needed.</summary>
    Missing,

    /// <summary>A signature element is missing or cannot be read.</summary>
    Malformed,

    /// <summary>The access key id is unknown.</summary>
    UnknownKey,

    /// <summary>The access key is inactive.</summary>
    InactiveKey,

    /// <summary>The signature does not match.</summary>
    BadSignature,

    /// <summary>The request's time is more than 15 minutes off, or a presigned URL has expired.</summary>
    ClockSkew,

    /// <summary>The nonce was used before.</summary>
    ReplayedNonce,

    /// <summary>Temporary credentials came without their token.</summary>
    MissingToken,

    /// <summary>The token is not one of this cloud, or was changed.</summary>
    BadToken,

    /// <summary>The temporary credentials have expired.</summary>
    ExpiredToken,

    /// <summary>The token is genuine but belongs to another access key.</summary>
    MismatchedToken,

    /// <summary>The body is not the one whose digest was signed.</summary>
    BadBody,

    /// <summary>The request's time is not in the scheme's format.</summary>
    BadDate,

    /// <summary>The signature method or version is not known.</summary>
    UnsupportedMethod,
}
