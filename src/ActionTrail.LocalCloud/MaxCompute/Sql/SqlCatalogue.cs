using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Sql;

/// <summary>The only way from a name in a statement to a table: through the projects that the caller was checked for.</summary>
/// <param name="tables">Tables of all projects.</param>
/// <param name="current">Project that the statement runs in.</param>
/// <param name="projects">Ids of the projects that the statement may name, by lower-case name.</param>
internal sealed class SqlCatalogue(TableCatalogue tables, string current, IReadOnlyDictionary<string, string> projects)
{
    /// <summary>Finds a table.</summary>
    /// <exception cref="SqlException">There is none.</exception>
    public TableDefinition Resolve(SqlTableName name) => Find(name) ?? throw SqlException.NoTable(name.At, ProjectName(name), name.Table);

    /// <summary>Finds a table that may be missing.</summary>
    public TableDefinition? Find(SqlTableName name) => projects.TryGetValue(ProjectName(name), out string? id) ? tables.Find(id, name.Table) : null;

    /// <summary>Name of the project that a table name means.</summary>
    public string ProjectName(SqlTableName name) => name.Project ?? current;

    /// <summary>Id of the project that a name means.</summary>
    /// <param name="at">Where it stands.</param>
    /// <param name="project">Its name; null for the current one.</param>
    /// <exception cref="SqlException">There is none that the statement may name.</exception>
    public string ProjectId(SourcePosition at, string? project) => projects.TryGetValue(project ?? current, out string? id)
        ? id
        : throw SqlException.Semantic(at, $"project {project} cannot be resolved");
}
