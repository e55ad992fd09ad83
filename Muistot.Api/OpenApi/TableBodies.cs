using Muistot.Application.SiteTables;
using NJsonSchema;
using NSwag;
using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;

namespace Muistot.Api.OpenApi;

/// <summary>Says what bodies are that bring a table of sites: the bytes of a file.</summary>
internal sealed class TableBodies : IOperationProcessor
{
    internal static readonly string[] MediaTypes = ["text/csv", "application/geo+json"];

    public bool Process(OperationProcessorContext context)
    {
        if (context.OperationDescription.Operation.RequestBody is not { } body
            || !Array.Exists(context.MethodInfo.GetParameters(), parameter => parameter.ParameterType == typeof(ISiteTable)))
            return true;
        body.Content.Clear();
        foreach (var mediaType in MediaTypes)
            body.Content[mediaType] = new OpenApiMediaType { Schema = File() };
        var form = new JsonSchema { Type = JsonObjectType.Object };
        form.Properties["file"] = new JsonSchemaProperty { Type = JsonObjectType.String, Format = "binary", IsRequired = true };
        body.Content["multipart/form-data"] = new OpenApiMediaType { Schema = form };
        return true;
    }

    private static JsonSchema File() => new() { Type = JsonObjectType.String, Format = "binary" };
}
