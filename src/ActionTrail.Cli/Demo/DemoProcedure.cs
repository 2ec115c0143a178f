namespace ActionTrail.Cli.Demo;

internal static class DemoProcedure
{
    public static Task<int> RunAsync(DemoOptions options, CancellationToken cancellationToken) => Task.FromResult(0);
}
