using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Diagnostics;
using Muistot.Api.Observability;
using Muistot.Application.Common;
using Muistot.Infrastructure.Persistence.Providers;

namespace Muistot.Api.Errors;

/// <summary>Turns whatever is thrown into an answer. What is behind it stands in the log, and nowhere else.</summary>
/// <param name="transientFaults">Knows what it looks like when a part of the service is unavailable.</param>
/// <param name="dialect">Knows what the database's codes are.</param>
/// <param name="logger">The log.</param>
internal sealed class ErrorHandler(ITransientFaults transientFaults, IDatabaseDialect dialect, ILogger<ErrorHandler> logger)
    : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        switch (exception)
        {
            case OperationCanceledException when httpContext.RequestAborted.IsCancellationRequested:
            case ConnectionResetException:
                httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
                break;
            case UnavailableException unavailable:
                await WriteUnavailable(httpContext, unavailable);
                break;
            case RefusedException refusal:
                await ErrorWriter.WriteAsync(httpContext, refusal);
                break;
            case BadHttpRequestException badRequest:
                await ErrorWriter.WriteAsync(httpContext, badRequest.StatusCode);
                break;
            case var _ when transientFaults.Caused(exception):
                await WriteUnavailable(httpContext, new UnavailableException(exception));
                break;
            default:
                logger.LogError("The request failed, trace {TraceId}: {Fault}", TraceId.Current(httpContext),
                    ExceptionDigest.Of(exception, dialect));
                await ErrorWriter.WriteAsync(httpContext, StatusCodes.Status500InternalServerError);
                break;
        }

        return true;
    }

    private Task WriteUnavailable(HttpContext context, UnavailableException unavailable)
    {
        var cause = unavailable.InnerException?.GetBaseException();
        logger.LogWarning(
            "A part of the service is unavailable, trace {TraceId}: {Cause}.", TraceId.Current(context), cause is null
            ? "it is too busy"
            : ExceptionDigest.NameOf(cause, dialect));
        return ErrorWriter.WriteAsync(context, unavailable);
    }
}
