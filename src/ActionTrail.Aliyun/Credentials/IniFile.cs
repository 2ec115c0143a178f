namespace ActionTrail.Aliyun.Credentials;

/// <summary>Sections of <c>key = value</c> lines; <c>#</c> and <c>;</c> begin comment lines. Names compare as written.</summary>
internal static class IniFile
{
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Parse(string text)
    {
        var sections = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        var section = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string raw in text.Split('\n'))
        {
            string line = raw.Trim();
            if (line.Length == 0 || line[0] is '#' or ';')
            {
                continue;
            }

            if (line[0] == '[' && line[^1] == ']')
            {
                section = new Dictionary<string, string>(StringComparer.Ordinal);
                sections[line[1..^1].Trim()] = section;
            }
            else if (line.IndexOf('=', StringComparison.Ordinal) is > 0 and int equals)
            {
                section[line[..equals].Trim()] = line[(equals + 1)..].Trim();
            }
        }

        return sections;
    }
}
