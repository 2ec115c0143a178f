namespace ActionTrail.LocalCloud.Tests.Support;

/// <summary>Short policy texts.</summary>
internal static class Policies
{
    public const string AllowAll = """{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    public static string Allow(string action, string resource = "*") =>
        $$"""{"Version":"1","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}]}""";

    public static string AllowAllBut(string action) =>
        $$"""{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"{{action}}","Resource":"*"}]}""";

    public static string Trust(string kind, string principal) =>
        $$$"""{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"{{{kind}}}":["{{{principal}}}"]}}]}""";
}
