using System.Reflection;
using Muistot.Application.Common;
using NJsonSchema;
using NJsonSchema.Generation;

namespace Muistot.Api.OpenApi;

/// <summary>
/// Shows the example of each member and parameter: that of its <see cref="ExampleAttribute"/>, else that of its value type.
/// Members that are objects show the examples of their members.
/// </summary>
internal sealed class MemberExamples : ISchemaProcessor
{
    public void Process(SchemaProcessorContext context)
    {
        var type = context.ContextualType.Type;
        var parameters = type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).ToList();
        foreach (var property in type.GetProperties())
        {
            if (!context.Schema.Properties.TryGetValue(RequiredMembers.NameOf(property), out var schema))
                continue;
            var parameter = parameters.Find(parameter => parameter.Name == property.Name);
            Show(schema, property.GetCustomAttribute<ExampleAttribute>() ?? parameter?.GetCustomAttribute<ExampleAttribute>());
        }
    }

    /// <summary>Puts an example into the schema of a member or parameter that has none of its own.</summary>
    internal static void Show(JsonSchema schema, ExampleAttribute? declared)
    {
        if (declared is { Values: [string key, var value] } && schema.AdditionalPropertiesSchema is not null)
            schema.Example = new Dictionary<string, object>(StringComparer.Ordinal) { [key] = value };
        else if (declared is { Values: var values })
            schema.Example = schema.Type.HasFlag(JsonObjectType.Array) ? values : values[0];
        else if (schema.Type.HasFlag(JsonObjectType.Array) && schema.Item?.ActualSchema.Example is { } item)
            schema.Example = new[] { item };
        else if (schema.Type.HasFlag(JsonObjectType.Boolean))
            schema.Example = true;
    }
}
