using System.Reflection;
using System.Text.Json.Serialization;
using Muistot.Application.Common;
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
        foreach (var property in type.GetProperties())
        {
            if (!context.Schema.ActualProperties.TryGetValue(NameOf(property), out var schema))
                continue;
            var parameter = Array.Find(parameters, parameter => parameter.Name == property.Name);
            var isNullable = IsNullable(property);
            schema.IsRequired = isForm ? parameter is { HasDefaultValue: false } : !isNullable;
            schema.IsNullableRaw = isForm && isNullable ? true : null;
        }
    }

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? Naming.SnakeCase(property.Name);

    private static bool IsNullable(PropertyInfo property)
    {
        var nullability = new NullabilityInfoContext().Create(property);
        var isOptional = property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(Optional<>);
        return (isOptional ? nullability.GenericTypeArguments[0] : nullability).ReadState == NullabilityState.Nullable;
    }
}
