using System.Data.Common;
using System.Globalization;
using System.Text;
using Muistot.Infrastructure.Persistence.Providers;

namespace Muistot.Api.Errors;

/// <summary>Writes an exception for the log. What a database says is left out: it repeats the values of the row.</summary>
internal static class ExceptionDigest
{
    internal static string Of(Exception exception, IDatabaseDialect dialect)
    {
        var digest = new StringBuilder();
        for (var fault = exception; fault is not null; fault = fault.InnerException)
        {
            digest.Append(NameOf(fault, dialect));
            if (fault is not DbException)
                digest.Append(CultureInfo.InvariantCulture, $": {fault.Message}");
            digest.AppendLine().AppendLine(fault.StackTrace);
        }

        return digest.ToString();
    }

    /// <summary>What kind of exception it is.</summary>
    internal static string NameOf(Exception fault, IDatabaseDialect dialect) =>
        fault is DbException database
            ? string.Create(CultureInfo.InvariantCulture, $"{fault.GetType().FullName} {dialect.CodeOf(database)}")
            : fault.GetType().FullName!;
}
