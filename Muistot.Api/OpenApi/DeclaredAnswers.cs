using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Muistot.Api.Controllers;
using Muistot.Domain.Images;
using NJsonSchema;
using NSwag;
using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;

namespace Muistot.Api.OpenApi;

/// <summary>Says what answers bring beside JSON: where something is, the token of a new session, the bytes of a picture.</summary>
internal sealed class DeclaredAnswers : IOperationProcessor
{
    private static readonly string[] Located = ["201", "204", "303"];

    public bool Process(OperationProcessorContext context)
    {
        var operation = context.OperationDescription.Operation;
        foreach (var (code, response) in operation.Responses)
        {
            response.Description = ReasonPhrases.GetReasonPhrase(int.Parse(code, CultureInfo.InvariantCulture));
            if (Located.Contains(code) && !NamesNoPlace(context))
                response.Headers["Location"] = Header("Absolute address of the resource, or of the list that it was deleted from.");
            else if (code == "200" && BeginsSession(context))
                response.Headers["Authorization"] = Header("The word bearer and the token of the new session.");
            else if (code == "200" && context.ControllerType == typeof(ImagesController))
                AddPictures(response);
        }

        return true;
    }

    private static void AddPictures(OpenApiResponse response)
    {
        foreach (var format in Enum.GetValues<PictureFormat>())
            response.Content[format.MediaType] = new OpenApiMediaType { Schema = new JsonSchema { Type = JsonObjectType.String, Format = "binary" } };
    }

    private static bool NamesNoPlace(OperationProcessorContext context) => context.ControllerType.Name is "AdminController" or "ReportsController" or "LoginController"
        || context.MethodInfo.Name is "EndSession" or "EndAllSessions";

    private static bool BeginsSession(OperationProcessorContext context) => context.MethodInfo.Name is "Exchange" or "ChangeEmail" or "ChangeUsername";

    private static OpenApiHeader Header(string description) => new() { Description = description, Schema = new JsonSchema { Type = JsonObjectType.String } };
}
