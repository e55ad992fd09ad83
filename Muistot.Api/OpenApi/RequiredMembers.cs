using System.Reflection;
using System.Text.Json.Serialization;
using Muistot.Application.Common;
using NJsonSchema;
using NJsonSchema.Generation;

namespace Muistot.Api.OpenApi;

/// <summary>
/// Says which members are always there, and which may be null. In forms a constructor's parameters tell, in views the
/// nullability of properties: what is null is left out there.
/// </summary>
internal sealed class RequiredMembers : ISchemaProcessor
{
    public void Process(SchemaProcessorContext context)
    {
        var type = context.ContextualType.Type;
        if (type.Namespace?.StartsWith(nameof(Muistot), StringComparison.Ordinal) != true || context.Schema.ActualProperties.Count == 0)
            return;
        var parameters = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)?.GetParameters() ?? [];
        var isForm = type.Name.EndsWith("Form", StringComparison.Ordinal) || type.Name.EndsWith("Patch", StringComparison.Ordinal);
        if (isForm)
            RemoveUnread(context.Schema, parameters);
        foreach (var property in type.GetProperties())
        {
            if (!context.Schema.ActualProperties.TryGetValue(NameOf(property), out var schema))
                continue;
            var parameter = Array.Find(parameters, parameter => parameter.Name == property.Name);
            var isNullable = IsNullable(property);
            schema.IsRequired = isForm ? parameter is { HasDefaultValue: false } : !isNullable;
            schema.IsNullableRaw = null;
            if (isForm && isNullable)
                AllowNull(schema);
            if (isForm && schema.Type.HasFlag(JsonObjectType.Array))
                schema.MaxItems = ListLimit.Maximum;
            if (isForm && schema.AdditionalPropertiesSchema is { } named)
            {
                schema.MaxProperties = ListLimit.Maximum;
                if (named.IsNullableRaw == true)
                    AllowNull(named);
            }

            if (isForm && parameter is { HasDefaultValue: true, DefaultValue: bool absent })
                schema.Default = absent;
        }
    }

    // What a form tells about itself is not read from the body.
    private static void RemoveUnread(JsonSchema schema, ParameterInfo[] parameters)
    {
        var read = parameters.Select(parameter => Naming.SnakeCase(parameter.Name!)).ToHashSet(StringComparer.Ordinal);
        foreach (var name in schema.Properties.Keys.Where(name => !read.Contains(name)).ToList())
            schema.Properties.Remove(name);
    }

    // Nullable adds null to a type that stands beside it, and to no reference (OpenAPI 3.0.3, Schema Object).
    private static void AllowNull(JsonSchema schema)
    {
        schema.IsNullableRaw = true;
        if (schema.OneOf.Count == 0)
            return;
        var type = schema.OneOf.First().ActualSchema.Type.HasFlag(JsonObjectType.String) ? JsonObjectType.String : JsonObjectType.Object;
        var nothing = new JsonSchema { Type = type, IsNullableRaw = true };
        nothing.Enumeration.Add(null);
        schema.OneOf.Add(nothing);
        schema.Type = type;
    }

    /// <summary>What JSON calls a member.</summary>
    internal static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? Naming.SnakeCase(property.Name);

    private static bool IsNullable(PropertyInfo property)
    {
        var nullability = new NullabilityInfoContext().Create(property);
        var isOptional = property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(Optional<>);
        return (isOptional ? nullability.GenericTypeArguments[0] : nullability).ReadState == NullabilityState.Nullable;
    }
}
