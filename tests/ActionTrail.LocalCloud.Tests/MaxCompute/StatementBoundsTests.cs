using ActionTrail.LocalCloud.MaxCompute.Sql.Execution;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Tests.MaxCompute;

public sealed class StatementBoundsTests
{
    private const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000000) SELECT count(*) FROM n";

    [Fact]
    public void A_statement_with_too_many_steps_is_ended_and_the_next_one_is_free()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("actiontrail-");
        using (var database = SqliteDatabase.Open(Path.Combine(folder.FullName, "bounds.db")))
        {
            using (StatementBounds.On(database, mostLooks: 2))
            {
                Assert.Throws<StorageException>(() => database.Execute(Endless));
            }

            database.Execute(Endless);
        }

        folder.Delete(recursive: true);
    }
}
