using Muistot.Application.Common;
using Namotion.Reflection;
using NJsonSchema;
using NJsonSchema.Generation.TypeMappers;

namespace Muistot.Api.OpenApi;

/// <summary>Members of PATCH bodies look like their values; that they may be absent is said around them.</summary>
internal sealed class OptionalMapper : ITypeMapper
{
    public Type MappedType => typeof(Optional<>);

    public bool UseReference => false;

    public void GenerateSchema(JsonSchema schema, TypeMapperContext context)
    {
        var value = context.Type.GetGenericArguments()[0].ToContextualType();
        var inner = context.JsonSchemaGenerator.GenerateWithReference<JsonSchema>(value, context.JsonSchemaResolver);
        if (inner.HasReference)
            schema.Reference = inner.Reference;
        else
            context.JsonSchemaGenerator.Generate(schema, value, context.JsonSchemaResolver);
    }
}

/// <summary>Lists that are written as they are read are lists.</summary>
internal sealed class StreamMapper : ITypeMapper
{
    public Type MappedType => typeof(IAsyncEnumerable<>);

    public bool UseReference => false;

    public void GenerateSchema(JsonSchema schema, TypeMapperContext context)
    {
        schema.Type = JsonObjectType.Array;
        schema.Item = context.JsonSchemaGenerator.GenerateWithReference<JsonSchema>(
            context.Type.GetGenericArguments()[0].ToContextualType(), context.JsonSchemaResolver);
    }
}
