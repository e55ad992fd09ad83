using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Muistot.Api.Errors;

/// <summary>Writes an exception for the log. What a database says is left out: it repeats the values of the row.</summary>
internal static class ExceptionDigest
{
    internal static string Of(Exception exception)
    {
        var digest = new StringBuilder();
        for (var fault = exception; fault is not null; fault = fault.InnerException)
        {
            var message = fault is DbException database ? $"error {database.ErrorCode}" : fault.Message;
            digest.AppendLine(CultureInfo.InvariantCulture, $"{fault.GetType().FullName}: {message}").AppendLine(fault.StackTrace);
        }

        return digest.ToString();
    }
}
