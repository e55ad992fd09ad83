using System.Reflection;
using Muistot.Application.Common;
using Namotion.Reflection;
using NJsonSchema;
using NJsonSchema.Generation;

namespace Muistot.Api.OpenApi;

/// <summary>Says of a member with a <see cref="OneOfAttribute"/> what it can be.</summary>
internal sealed class MemberChoices : ISchemaProcessor
{
    public void Process(SchemaProcessorContext context)
    {
        foreach (var parameter in context.ContextualType.Type.GetConstructors().SelectMany(constructor => constructor.GetParameters()))
        {
            if (parameter.GetCustomAttribute<OneOfAttribute>() is not { } choice
                || !context.Schema.Properties.TryGetValue(Naming.SnakeCase(parameter.Name!), out var schema))
                continue;
            foreach (var type in choice.Types)
                schema.OneOf.Add(context.Generator.GenerateWithReference<JsonSchema>(type.ToContextualType(), context.Resolver));
        }
    }
}
