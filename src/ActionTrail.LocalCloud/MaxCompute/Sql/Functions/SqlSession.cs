using System.Text;
using System.Text.RegularExpressions;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Functions;

/// <summary>What functions read while a statement runs. One per database; used under its lock.</summary>
internal sealed class SqlSession
{
    private const int MostPatterns = 1_000;

    /// <summary>Time zone of a project that sets none.</summary>
    // Unconfirmed: the default of each region; UTC+8 is documented for the Chinese ones.
    private static readonly TimeZoneInfo s_default = TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", TimeSpan.FromHours(8), "Asia/Shanghai", "Asia/Shanghai");

    private readonly Dictionary<string, Regex> _patterns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonPath?> _paths = new(StringComparer.Ordinal);

    /// <summary>Time zone of clock times.</summary>
    public TimeZoneInfo Zone { get; private set; } = s_default;

    /// <summary>When the statement began.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>The failure of a function, richer than what SQLite passes on; null when none failed.</summary>
    public SqlException? Failure { get; set; }

    /// <summary>Begins a statement.</summary>
    /// <param name="now">Time.</param>
    /// <param name="settings">Its flags.</param>
    /// <exception cref="SqlException">The time zone is unknown.</exception>
    public void Begin(DateTimeOffset now, IReadOnlyDictionary<string, string> settings)
    {
        Now = now;
        Failure = null;
        Zone = FindZone(settings.GetValueOrDefault("odps.sql.timezone", ""));
        if (_patterns.Count + _paths.Count > MostPatterns)
        {
            _patterns.Clear();
            _paths.Clear();
        }
    }

    /// <summary>A time zone; the default for an empty name.</summary>
    /// <exception cref="SqlException">There is none of that name.</exception>
    public static TimeZoneInfo FindZone(string id) => id.Length == 0 || id == s_default.Id
        ? s_default
        : TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? zone) ? zone : throw SqlException.Runtime($"'{id}' is no time zone");

    /// <summary>A regular expression. Its engine takes linear time, so no pattern can hang the cloud.</summary>
    public Regex Pattern(string pattern) => Cached("r" + pattern, pattern, RegexOptions.None);

    /// <summary>A LIKE pattern, where % and _ stand for any text and any character, and a backslash before them for themselves.</summary>
    public Regex Like(string pattern)
    {
        if (_patterns.TryGetValue("l" + pattern, out Regex? known))
        {
            return known;
        }

        var regex = new StringBuilder("^");
        for (int index = 0; index < pattern.Length; index++)
        {
            bool escaped = pattern[index] == '\\' && index + 1 < pattern.Length;
            index += escaped ? 1 : 0;
            regex.Append(escaped ? Regex.Escape(pattern[index].ToString()) : pattern[index] switch
            {
                '%' => ".*",
                '_' => ".",
                char other => Regex.Escape(other.ToString()),
            });
        }

        return Cached("l" + pattern, regex.Append("\\z").ToString(), RegexOptions.Singleline);
    }

    /// <summary>A JSON path; null when the text is none.</summary>
    public JsonPath? Path(string path)
    {
        if (!_paths.TryGetValue(path, out JsonPath? parsed))
        {
            _paths[path] = parsed = JsonPath.Parse(path);
        }

        return parsed;
    }

    private Regex Cached(string key, string pattern, RegexOptions options)
    {
        if (!_patterns.TryGetValue(key, out Regex? regex))
        {
            try
            {
                _patterns[key] = regex = new Regex(pattern, options | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            }
            catch (Exception invalid) when (invalid is ArgumentException or NotSupportedException)
            {
                throw SqlException.Runtime($"'{pattern}' is no regular expression: {invalid.Message}");
            }
        }

        return regex;
    }
}
