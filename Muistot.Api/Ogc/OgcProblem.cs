using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Muistot.Api.Errors;

namespace Muistot.Api.Ogc;

/// <summary>Errors below <c>/ogc</c> in the form that the standard has them in (RFC 9457).</summary>
internal static class OgcProblem
{
    private static readonly PathString Below = $"/{OgcLinks.Root}";

    /// <summary>True when the errors of a request have this form.</summary>
    internal static bool Covers(HttpRequest request) => request.Path.StartsWithSegments(Below, StringComparison.OrdinalIgnoreCase);

    /// <summary>An error with the status that the standard asks for: what is malformed is 400 (Part 1, §7.5).</summary>
    internal static ErrorContent Translate(ErrorContent error) => error.Code == StatusCodes.Status422UnprocessableEntity
        ? error with { Code = StatusCodes.Status400BadRequest }
        : error;

    /// <summary>Writes it.</summary>
    internal static async Task WriteAsync(HttpResponse response, ErrorContent error, CancellationToken cancellationToken)
    {
        var problem = new JsonObject
        {
            ["type"] = "about:blank",
            ["title"] = ReasonPhrases.GetReasonPhrase(error.Code),
            ["status"] = error.Code,
            ["detail"] = error.Errors is { Count: > 0 } errors
                ? string.Join(' ', errors.Select(one => $"{one.Loc[^1]}: {one.Msg}"))
                : error.Message,
        };
        response.ContentType = MediaTypes.Problem;
        await response.WriteAsync(
            problem.ToJsonString(new JsonSerializerOptions { Encoder = GeoJson.Options.Encoder }), cancellationToken);
    }
}
