using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Caching;
using Muistot.Api.Controllers;
using Muistot.Api.Observability;
using Muistot.Api.Ogc;
using Muistot.Application.Common;
using Muistot.Application.Observability;

namespace Muistot.Api.Errors;

/// <summary>Writes errors, all in one form.</summary>
internal static class ErrorWriter
{
    private static readonly TimeSpan RetryUnavailable = TimeSpan.FromSeconds(2);

    /// <summary>Writes a refusal.</summary>
    internal static Task WriteAsync(HttpContext context, RefusedException refusal)
    {
        var retryAfter = refusal switch
        {
            TooManyRequestsException limited => limited.RetryAfter,
            UnavailableException => RetryUnavailable,
            _ => TimeSpan.Zero,
        };
        if (retryAfter > TimeSpan.Zero)
            context.Response.Headers.RetryAfter = Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);

        if (refusal is PreconditionFailedException failed)
            context.Response.Headers.ETag = EntityTag.Of(failed.Present);

        var code = StatusOf(refusal);
        var errors = (refusal as InvalidRequestException)?.Errors.Select(
            fault => new ValidationErrorView(fault.Location, fault.Message, fault.Type)).ToList();
        return WriteAsync(context, new ErrorContent(code, refusal.Message, refusal.Details.Count > 0 ? refusal.Details : null, errors));
    }

    /// <summary>Writes a status that says everything by itself.</summary>
    internal static Task WriteAsync(HttpContext context, int code) => WriteAsync(context, ContentOf(code));

    /// <summary>What is said of a status that says everything by itself.</summary>
    internal static ErrorContent ContentOf(int code) => new(code, MessageOf(code));

    private static Task WriteAsync(HttpContext context, ErrorContent content)
    {
        if (OgcProblem.Covers(context.Request))
            content = OgcProblem.Translate(content);
        context.Response.StatusCode = content.Code;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers[TraceId.Header] = TraceId.Current(context);
        Observation.Refused(content.Code);
        if (content.Code == StatusCodes.Status401Unauthorized)
            context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        if (OgcProblem.Covers(context.Request))
            return OgcProblem.WriteAsync(context.Response, content, context.RequestAborted);
        if (UnsubscribePage.Covers(context.Request))
        {
            context.Response.ContentType = UnsubscribePage.ContentType;
            return context.Response.WriteAsync(UnsubscribePage.Error(context, content.Code), context.RequestAborted);
        }

        return context.Response.WriteAsJsonAsync(new ErrorAnswer(content), context.RequestAborted);
    }

    private static string MessageOf(int code) =>
        code == StatusCodes.Status413PayloadTooLarge ? new TooLargeException().Message : ReasonPhrases.GetReasonPhrase(code);

    private static int StatusOf(RefusedException refusal) => refusal switch
    {
        BadImageException or NotPossibleException => StatusCodes.Status400BadRequest,
        UnauthorizedException => StatusCodes.Status401Unauthorized,
        ForbiddenException => StatusCodes.Status403Forbidden,
        NotFoundException => StatusCodes.Status404NotFound,
        NotAcceptableException => StatusCodes.Status406NotAcceptable,
        ConflictException => StatusCodes.Status409Conflict,
        PreconditionFailedException => StatusCodes.Status412PreconditionFailed,
        TooLargeException => StatusCodes.Status413PayloadTooLarge,
        InvalidRequestException => StatusCodes.Status422UnprocessableEntity,
        TooManyRequestsException => StatusCodes.Status429TooManyRequests,
        NotOfferedException => StatusCodes.Status501NotImplemented,
        UnavailableException => StatusCodes.Status503ServiceUnavailable,
        _ => throw new InvalidOperationException($"{refusal.GetType().Name} has no status code."),
    };
}
