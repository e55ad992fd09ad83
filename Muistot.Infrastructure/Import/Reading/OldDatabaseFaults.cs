using MySqlConnector;

namespace Muistot.Infrastructure.Import.Reading;

/// <summary>Says in a sentence why the database of the service being replaced cannot be read, without repeating secrets.</summary>
internal static class OldDatabaseFaults
{
    internal static string Describe(MySqlException fault) => fault.ErrorCode switch
    {
        MySqlErrorCode.AccessDenied or MySqlErrorCode.DatabaseAccessDenied => "The database of --from (Import:From) refuses the user or the password.",
        MySqlErrorCode.UnknownDatabase => "The server of --from (Import:From) has no database of that name.",
        MySqlErrorCode.TableAccessDenied or MySqlErrorCode.ColumnAccessDenied => "The user of --from (Import:From) may not read every table: it needs SELECT on the whole database.",
        MySqlErrorCode.UnableToConnectToHost => "The database of --from (Import:From) cannot be reached.",
        _ => $"The database of --from (Import:From) failed (error {(int)fault.ErrorCode}, SQL state {fault.SqlState ?? "unknown"}).",
    };
}
