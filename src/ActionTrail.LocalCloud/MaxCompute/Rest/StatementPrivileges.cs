using ActionTrail.LocalCloud.MaxCompute.Sql;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>Privileges that statements need.</summary>
/// <remarks>Source: MaxCompute permissions. Whoever may not select may also not insert what a query selects.</remarks>
internal static class StatementPrivileges
{
    /// <summary>Project (null for the current one), table (null for the project itself) and privilege.</summary>
    public static IEnumerable<(string? Project, string? Table, string Privilege)> Of(SqlStatement? statement) => statement switch
    {
        null => [],
        SqlStatement.Select select => Reads(select.Query),
        SqlStatement.Insert insert => [On(insert.Table, "Update"), .. insert.Query is { } query ? Reads(query) : []],
        SqlStatement.CreateTable create => [(create.Table.Project, null, "CreateTable")],
        SqlStatement.DropTable drop => [On(drop.Table, "Drop")],
        SqlStatement.Truncate truncate => [On(truncate.Table, "Update")],
        SqlStatement.AddPartitions add => [On(add.Table, "Alter")],
        SqlStatement.DropPartitions drop => [On(drop.Table, "Alter")],
        SqlStatement.ShowTables show => [(show.Project, null, "List")],
        SqlStatement.ShowPartitions show => [On(show.Table, "Describe")],
        SqlStatement.Describe describe => [On(describe.Table, "Describe")],
        _ => throw new System.Diagnostics.UnreachableException(statement.GetType().Name),
    };

    private static IEnumerable<(string?, string?, string)> Reads(SqlQuery query) => query.Tables.Select(static table => On(table, "Select"));

    private static (string?, string?, string) On(SqlTableName table, string privilege) => (table.Project, table.Table, privilege);
}
