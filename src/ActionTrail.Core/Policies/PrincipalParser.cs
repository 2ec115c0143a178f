using System.Buffers;

namespace ActionTrail.Core.Policies;

/// <summary>The grammar of <c>Principal</c>.</summary>
internal static class PrincipalParser
{
    private const string RamStart = "acs:ram::";

    private static readonly SearchValues<char> s_serviceCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.*");

    public static PolicyPrincipals Parse(PolicyNode node, PolicyKind kind)
    {
        if (kind == PolicyKind.Bucket && node.Json.ValueKind is not System.Text.Json.JsonValueKind.Object)
        {
            return new() { Ids = Texts(node, IsId, "* or the id of an account, user or role") };
        }

        Dictionary<string, PolicyNode> fields = node.Fields("RAM", "Service", "Federated");
        return fields.Count == 0
            ? throw node.Refuse("RAM, Service or Federated")
            : new()
            {
                Ram = Read(fields, "RAM", IsIdentity, "* or acs:ram::account:root, :user/name or :role/name"),
                Service = Read(fields, "Service", IsService, "service or account@service"),
                Federated = Read(fields, "Federated", IsProvider, "acs:ram::account:saml-provider/name or :oidc-provider/name"),
            };
    }

    private static IReadOnlyList<string> Read(Dictionary<string, PolicyNode> fields, string name, Predicate<string> valid, string expected) =>
        fields.TryGetValue(name, out PolicyNode field) ? Texts(field, valid, expected) : [];

    private static List<string> Texts(PolicyNode node, Predicate<string> valid, string expected)
    {
        var texts = new List<string>();
        foreach (PolicyNode item in node.OneOrMore(expected))
        {
            string text = item.Text(expected);
            texts.Add(valid(text) ? text : throw item.Refuse(expected));
        }

        return texts;
    }

    private static bool IsId(string text) => text == "*" || IsDigits(text);

    private static bool IsIdentity(string text) =>
        text == "*" || (SplitAccount(text) is { } rest && (rest == "root" || HasName(rest, "user/") || HasName(rest, "role/")));

    private static bool IsProvider(string text) =>
        SplitAccount(text) is { } rest && (HasName(rest, "saml-provider/") || HasName(rest, "oidc-provider/"));

    private static bool IsService(string text)
    {
        ServicePrincipalEntry entry = ServicePrincipalEntry.Parse(text);
        return entry.Service.Length > 0 && !entry.Service.AsSpan().ContainsAnyExcept(s_serviceCharacters)
            && (entry.Account is null or "*" || IsDigits(entry.Account));
    }

    /// <summary>What stands behind <c>acs:ram::account:</c>; null when the text does not start so.</summary>
    private static string? SplitAccount(string text) =>
        text.StartsWith(RamStart, StringComparison.Ordinal)
        && text[RamStart.Length..].Split(':', 2) is [var account, var rest]
        && (account == "*" || IsDigits(account))
            ? rest
            : null;

    private static bool HasName(string rest, string start) => rest.Length > start.Length && rest.StartsWith(start, StringComparison.Ordinal);

    private static bool IsDigits(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
