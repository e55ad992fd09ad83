using System.Reflection;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Controllers;
using NJsonSchema;
using NSwag;
using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;

namespace Muistot.Api.OpenApi;

/// <summary>Says which writes can answer with the resource (RFC 7240): those that create with 201, those that change with 200.</summary>
internal sealed class Representations : IOperationProcessor
{
    private const string Json = "application/json";

    public bool Process(OperationProcessorContext context)
    {
        if (context.MethodInfo.GetCustomAttribute<RepresentsAttribute>() is not { View: var view })
            return true;
        var operation = context.OperationDescription.Operation;
        TextHeader.Add(operation, Preference.Header, "return=representation answers with the resource.", Preference.ReturnRepresentation);
        if (!operation.Responses.TryGetValue("201", out var response))
            operation.Responses["200"] = response = new OpenApiResponse();
        response.Content[Json] = new OpenApiMediaType
        {
            Schema = context.SchemaGenerator.GenerateWithReference<JsonSchema>(
                Namotion.Reflection.ContextualTypeExtensions.ToContextualType(view), context.SchemaResolver),
        };
        response.Headers[Preference.AppliedHeader] = TextHeader.Of("return=representation when the response has the resource.");
        response.Headers[HeaderNames.Location] = TextHeader.Of("Absolute URL of the resource.");
        return true;
    }
}
