using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Core.Errors;

namespace ActionTrail.LocalCloud.Tests.Support;

/// <summary>Calls operations by name, for what the clients do not cover and for parameters that they would not send.</summary>
internal static class RawCalls
{
    public static Task<PopAnswer> RamAsync(this CloudConnection connection, string action, params string[] namesAndValues) =>
        new PopClient(connection, "Ram", "2015-05-01", "ram.aliyuncs.com").CallAsync(action, Arguments(namesAndValues), default);

    public static Task<PopAnswer> StsAsync(this CloudConnection connection, string action, params string[] namesAndValues) =>
        new PopClient(connection, "Sts", "2015-04-01", "sts.aliyuncs.com").CallAsync(action, Arguments(namesAndValues), default);

    public static Task<PopAnswer> ImsAsync(this CloudConnection connection, string action, params string[] namesAndValues) =>
        new PopClient(connection, "Ims", "2019-08-15", "ims.aliyuncs.com").CallAsync(action, Arguments(namesAndValues), default);

    /// <summary>Asserts that a call is refused with a status and a code.</summary>
    public static async Task<ApiException> RefusedAsync(this Task call, int status, string code)
    {
        ApiException error = await Assert.ThrowsAsync<ApiException>(() => call);
        Assert.Equal($"{status} {code}", $"{error.Status} {error.Code}");
        return error;
    }

    private static PopArguments Arguments(string[] namesAndValues)
    {
        PopArguments arguments = [];
        foreach (string[] pair in namesAndValues.Chunk(2))
        {
            arguments.Add(pair[0], pair[1]);
        }

        return arguments;
    }
}
