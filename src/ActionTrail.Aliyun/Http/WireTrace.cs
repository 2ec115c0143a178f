namespace ActionTrail.Aliyun.Http;

/// <summary>One finished attempt, without secrets: no headers, query values or bodies.</summary>
/// <param name="Operation">Service and operation.</param>
/// <param name="Attempt">Attempt number, from 1.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Host">Host header.</param>
/// <param name="Status">HTTP status; 0 when no answer came.</param>
/// <param name="RequestId">Request id of the answer; empty when there is none.</param>
/// <param name="Elapsed">How long the attempt took.</param>
/// <param name="Error">Error code or transport failure; empty on success.</param>
public sealed record WireTrace(string Operation, int Attempt, string Method, string Host, int Status, string RequestId, TimeSpan Elapsed, string Error);
