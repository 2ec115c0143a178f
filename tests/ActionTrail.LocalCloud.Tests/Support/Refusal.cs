using ActionTrail.Core.Errors;

namespace ActionTrail.LocalCloud.Tests.Support;

/// <summary>Expects that the cloud refuses a call.</summary>
internal static class Refusal
{
    public static Task<ApiException> Of(int status, string code, Func<Task> call) => call().RefusedAsync(status, code);

    public static async Task<IReadOnlyList<T>> All<T>(this IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (T item in items)
        {
            all.Add(item);
        }

        return all;
    }
}
