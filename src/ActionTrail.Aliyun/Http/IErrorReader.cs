using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Http;

/// <summary>Reads a service family's error envelope (POP JSON, OSS XML, SLS JSON, MaxCompute XML or JSON).</summary>
public interface IErrorReader
{
    /// <summary>Turns an answer that is not a success into an exception.</summary>
    /// <param name="operation">Service and operation, for the message.</param>
    /// <param name="response">The answer.</param>
    /// <returns>The exception to throw.</returns>
    ApiException Read(string operation, WireResponse response);
}
