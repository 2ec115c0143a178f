using ActionTrail.LocalCloud.Storage;
using SQLitePCL;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Functions;

/// <summary>Makes the functions in C# known to a database.</summary>
internal static class NativeFunctions
{
    /// <summary>Registers them all.</summary>
    /// <param name="database">The database.</param>
    /// <param name="session">What they read: time zone, clock, patterns. The owner of the database changes it between statements.</param>
    public static void Register(SqliteDatabase database, SqlSession session)
    {
        foreach (NativeFunction function in StringFunctions.Native.Concat(NumberFunctions.Native).Concat(DateFunctions.Native).Concat(JsonFunctions.Native))
        {
            int flags = raw.SQLITE_UTF8 | (function.Constant ? raw.SQLITE_DETERMINISTIC : 0);
            raw.sqlite3_create_function(database.Handle, function.Name, function.Arguments, flags, session, (context, _, values) => Call(function, session, context, values));
        }
    }

    private static void Call(NativeFunction function, SqlSession session, sqlite3_context context, sqlite3_value[] values)
    {
        var arguments = new NativeArguments(values);
        for (int index = 0; function.NullGivesNull && index < values.Length; index++)
        {
            if (arguments.IsNull(index))
            {
                return;
            }
        }

        try
        {
            function.Body(session, arguments, new NativeResult(context));
        }
#pragma warning disable CA1031 // An exception cannot cross SQLite's native frames; it becomes the statement's error.
        catch (Exception failure)
        {
            session.Failure = failure as SqlException;
            new NativeResult(context).Fail(failure.Message);
        }
#pragma warning restore CA1031
    }
}
