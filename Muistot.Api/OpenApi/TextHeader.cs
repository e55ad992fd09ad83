using NJsonSchema;
using NSwag;

namespace Muistot.Api.OpenApi;

/// <summary>Headers, all of which are texts.</summary>
internal static class TextHeader
{
    /// <summary>A header of an answer.</summary>
    internal static OpenApiHeader Of(string description) =>
        new() { Description = description, Schema = new JsonSchema { Type = JsonObjectType.String } };

    /// <summary>Adds a header that may come with a request, after all other parameters.</summary>
    /// <param name="operation">The operation that reads it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="example">A realistic value.</param>
    /// <param name="variable">What clients may call it in code.</param>
    internal static void Add(OpenApiOperation operation, string name, string description, string example, string? variable = null) =>
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name,
            Kind = OpenApiParameterKind.Header,
            Description = description,
            Schema = new JsonSchema { Type = JsonObjectType.String, Example = example },
            OriginalName = variable,
            Position = operation.Parameters.Count + 1,
        });
}
