using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Sql;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>The statement of one instance, its projects resolved before permissions are checked, so that it runs on what was checked.</summary>
internal sealed class SqlPlan
{
    private SqlPlan(SqlJobRequest job, SqlScript? script, SqlException? failure, IReadOnlyDictionary<string, MaxComputeProjectDocument> projects)
    {
        Job = job;
        Script = script;
        Failure = failure;
        Projects = projects;
    }

    /// <summary>What the client asked for.</summary>
    public SqlJobRequest Job { get; }

    /// <summary>The script; null when it is none.</summary>
    public SqlScript? Script { get; }

    /// <summary>Why the text is no script; null when it is one.</summary>
    public SqlException? Failure { get; }

    /// <summary>Projects that the statement may name, by lower-case name.</summary>
    public IReadOnlyDictionary<string, MaxComputeProjectDocument> Projects { get; }

    /// <summary>Reads the request and works out what the statement touches.</summary>
    /// <exception cref="CloudError">The request is not well-formed.</exception>
    public static SqlPlan Of(OdpsCall call)
    {
        var job = SqlJobRequest.Read(call.Request.Body);
        try
        {
            var script = SqlScript.Parse(job.Query);
            return new SqlPlan(job, script, null, Resolve(call, script.Statement));
        }
        catch (SqlException failure)
        {
            return new SqlPlan(job, null, failure, new Dictionary<string, MaxComputeProjectDocument>(StringComparer.Ordinal));
        }
    }

    /// <summary>Permissions that the statement needs; those on projects that do not exist are left to fail as unknown tables.</summary>
    public IEnumerable<AccessDemand> Demands(OdpsCall call)
    {
        string current = call.Project.Name.ToLowerInvariant();
        foreach ((string? project, string? table, string privilege) in StatementPrivileges.Of(Script?.Statement))
        {
            if (Projects.TryGetValue(project ?? current, out MaxComputeProjectDocument? owner))
            {
                yield return table is null ? MaxComputeAccess.On(call, owner, privilege) : MaxComputeAccess.OnTable(call, owner, table, privilege);
            }
        }
    }

    private static Dictionary<string, MaxComputeProjectDocument> Resolve(OdpsCall call, SqlStatement? statement)
    {
        var projects = new Dictionary<string, MaxComputeProjectDocument>(StringComparer.Ordinal) { [call.Project.Name.ToLowerInvariant()] = call.Project };
        foreach (string name in StatementPrivileges.Of(statement).Select(static each => each.Project).OfType<string>())
        {
            if (MaxComputeProjects.Find(call.Cloud, call.Project.Region, name) is { } project)
            {
                projects[name] = project;
            }
        }

        return projects;
    }
}
