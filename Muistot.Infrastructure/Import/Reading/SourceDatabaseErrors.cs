using MySqlConnector;

namespace Muistot.Infrastructure.Import.Reading;

/// <summary>Says in a sentence why the database of the service being replaced cannot be read, without repeating secrets.</summary>
internal static class SourceDatabaseErrors
{
    internal static string Describe(MySqlException fault, string table) => fault.ErrorCode switch
    {
        MySqlErrorCode.NoSuchTable =>
            $"The database of --from (Import:From) must be one of the service being replaced: the table {table} is missing.",

        // A server does not tell who may not read a table whether there is one.
        MySqlErrorCode.TableAccessDenied or MySqlErrorCode.ColumnAccessDenied =>
            $"The user of --from (Import:From) may not read the whole table {table}, or there is none: it needs SELECT on the whole database.",
        _ => Describe(fault),
    };

    internal static string Describe(MySqlException fault) => fault.ErrorCode switch
    {
        MySqlErrorCode.AccessDenied or MySqlErrorCode.DatabaseAccessDenied =>
            "The database of --from (Import:From) refuses the user or the password.",
        MySqlErrorCode.UnknownDatabase => "--from (Import:From) must name a database that exists on its server.",
        MySqlErrorCode.UnableToConnectToHost => "The database of --from (Import:From) cannot be reached.",
        _ => $"The database of --from (Import:From) failed (error {(int)fault.ErrorCode}, SQL state {fault.SqlState ?? "unknown"}).",
    };
}
