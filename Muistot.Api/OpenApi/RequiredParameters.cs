using System.Reflection;
using Muistot.Application.Common;
using NSwag;
using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;

namespace Muistot.Api.OpenApi;

/// <summary>
/// Says what must be sent: bodies, and parameters that have no default. Nothing in a path or query is ever null. Shows an example of each.
/// </summary>
internal sealed class RequiredParameters : IOperationProcessor
{
    public bool Process(OperationProcessorContext context)
    {
        foreach (var (parameter, described) in context.Parameters)
        {
            described.IsRequired = !parameter.HasDefaultValue;
            if (described.Schema is not { } schema)
                continue;
            schema.IsNullableRaw = null;
            MemberExamples.Show(schema, parameter.GetCustomAttribute<ExampleAttribute>());

            // NSwag drops that of a parameter whose default is null.
            schema.Example ??= ValueSchemas.ExampleOf(parameter.ParameterType);
        }

        if (context.OperationDescription.Operation.RequestBody is { } body)
        {
            body.IsRequired = context.Parameters.Values
                .All(parameter => parameter.Kind != OpenApiParameterKind.Body || parameter.IsRequired);
        }

        return true;
    }
}
