using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Controllers;
using Muistot.Api.Observability;
using NJsonSchema;
using NSwag;
using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;

namespace Muistot.Api.OpenApi;

/// <summary>Says what answers bring beside JSON: where something is, the token of a new session, the bytes of an image.</summary>
internal sealed class DeclaredAnswers : IOperationProcessor
{
    private static readonly string[] Located = ["201", "204", "303"];
    private static readonly string[] Partial = ["200", "206"];
    private static readonly string[] Images = ["image/jpeg", "image/png", "image/webp", "image/x-icon"];

    public bool Process(OperationProcessorContext context)
    {
        var responses = context.OperationDescription.Operation.Responses;
        var sendsFile = context.MethodInfo.GetCustomAttribute<SendsFileAttribute>() is not null;
        var documents = context.MethodInfo.GetCustomAttribute<ProducesAttribute>()?.ContentTypes;
        foreach (var (code, response) in responses)
        {
            var status = int.Parse(code, CultureInfo.InvariantCulture);
            response.Description = ReasonPhrases.GetReasonPhrase(status);
            if (Located.Contains(code) && !NamesNoPlace(context))
                response.Headers[HeaderNames.Location] =
                    TextHeader.Of("Absolute URL of the resource, or of the list that it was deleted from.");
            else if (code == "200" && BeginsSession(context))
                response.Headers[HeaderNames.Authorization] = TextHeader.Of("The word bearer and the token of the new session.");
            else if (sendsFile && Partial.Contains(code))
                SetTypes(response, documents ?? (IEnumerable<string>)Images);
            else if (documents is not null && code == "200")
                SetTypes(response, documents);
            else if (status >= StatusCodes.Status400BadRequest)
                AddErrorHeaders(status, response);
        }

        var inOrder = responses.OrderBy(response => response.Key, StringComparer.Ordinal).ToList();
        responses.Clear();
        foreach (var (code, response) in inOrder)
            responses.Add(code, response);
        return true;
    }

    private static void SetTypes(OpenApiResponse response, IEnumerable<string> mediaTypes)
    {
        response.Content.Clear();
        foreach (var mediaType in mediaTypes)
            response.Content[mediaType] =
                new OpenApiMediaType { Schema = new JsonSchema { Type = JsonObjectType.String, Format = "binary" } };
    }

    private static void AddErrorHeaders(int status, OpenApiResponse response)
    {
        response.Headers[TraceId.Header] = TextHeader.Of("Identifier of the request in the log.");
        if (status == StatusCodes.Status401Unauthorized)
            response.Headers[HeaderNames.WWWAuthenticate] = TextHeader.Of("The authentication scheme, Bearer.");
        else if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
            response.Headers[HeaderNames.RetryAfter] = TextHeader.Of("Number of seconds to wait before the next attempt.");
    }

    private static bool NamesNoPlace(OperationProcessorContext context) =>
        context.ControllerType.Name is "AdminController" or "ReportsController" or "LoginController" or "TilesController"
        || context.MethodInfo.Name is "EndSession" or "EndAllSessions" or "ConfirmErasure";

    private static bool BeginsSession(OperationProcessorContext context) =>
        context.MethodInfo.Name is "Exchange" or "ChangeEmail" or "ChangeUsername";
}
