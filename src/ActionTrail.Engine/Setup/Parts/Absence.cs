using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Setup.Parts;

/// <summary>Reads what may not be there.</summary>
internal static class Absence
{
    /// <summary>What a call answers, or null where the service knows no such thing.</summary>
    public static async Task<T?> OrNullAsync<T>(Task<T> call)
        where T : class
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (ApiException missing) when (missing.Kind == ApiErrorKind.NotFound)
        {
            return null;
        }
    }
}
