using Muistot.Application.SiteTables;
using NJsonSchema;
using NSwag;
using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;

namespace Muistot.Api.OpenApi;

/// <summary>Says what bodies are that bring a table of sites: the bytes of a file.</summary>
internal sealed class TableBodies : IOperationProcessor
{
    private static readonly (string Name, string Example)[] MediaTypes =
    [
        ("text/csv", "id,lat,lon,name\nsuvilahti-gasworks,60.18,24.97,Suvilahti gasworks"),
        ("application/geo+json",
            """
            {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [24.97, 60.18]},
            "properties": {"id": "suvilahti-gasworks", "name": "Suvilahti gasworks"}}]}
            """),
    ];

    public bool Process(OperationProcessorContext context)
    {
        if (context.OperationDescription.Operation.RequestBody is not { } body
            || !Array.Exists(context.MethodInfo.GetParameters(), parameter => parameter.ParameterType == typeof(ISiteTable)))
            return true;
        body.Content.Clear();
        body.IsRequired = true;
        foreach (var (mediaType, example) in MediaTypes)
            body.Content[mediaType] = new OpenApiMediaType { Schema = Bytes(example) };
        var form = new JsonSchema { Type = JsonObjectType.Object };
        form.Properties["file"] = new JsonSchemaProperty
        {
            Type = JsonObjectType.String,
            Format = "binary",
            IsRequired = true,
            Description = "The file.",
            Example = MediaTypes[0].Example,
        };
        body.Content["multipart/form-data"] = new OpenApiMediaType { Schema = form };
        return true;
    }

    private static JsonSchema Bytes(string example) => new() { Type = JsonObjectType.String, Format = "binary", Example = example };
}
