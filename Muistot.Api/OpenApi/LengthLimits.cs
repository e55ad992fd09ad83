using System.Reflection;
using FluentValidation;
using FluentValidation.Validators;
using Muistot.Api.Controllers;
using Muistot.Application.Common;
using NJsonSchema;
using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;

namespace Muistot.Api.OpenApi;

/// <summary>Says how long texts may be, as the validators of the use cases check it.</summary>
/// <param name="services">Where the validators are.</param>
internal sealed class LengthLimits(IServiceProvider services) : IOperationProcessor
{
    public bool Process(OperationProcessorContext context)
    {
        var body = context.OperationDescription.Operation.RequestBody?.Content.Values.FirstOrDefault()?.Schema;
        if (body is null || context.MethodInfo.GetCustomAttribute<HandlesAttribute>()?.Request is not { } request)
            return true;
        foreach (var validator in services.GetServices(typeof(IValidator<>).MakeGenericType(request)).Cast<IValidator>())
        {
            foreach (var (path, limit) in Limits(validator, []).Where(found => found.Path[0] == nameof(ValidationError.Body)))
                Apply(body, path.Skip(1).Select(Naming.SnakeCase), limit);
        }

        return true;
    }

    private static IEnumerable<(string[] Path, int Limit)> Limits(IValidator validator, string[] above)
    {
        foreach (var rule in validator.CreateDescriptor().Rules)
        {
            string[] path = [.. above, .. (rule.PropertyName ?? "").Split('.')];
            foreach (var component in rule.Components)
            {
                if (component.Validator is ILengthLimit limit)
                    yield return (path, limit.Maximum);
                else if (component.Validator is IChildValidatorAdaptor child
                    && Activator.CreateInstance(child.ValidatorType, nonPublic: true) is IValidator inner)
                {
                    foreach (var found in Limits(inner, path))
                        yield return found;
                }
            }
        }
    }

    private static void Apply(JsonSchema schema, IEnumerable<string> path, int limit)
    {
        foreach (var name in path)
        {
            if (!schema.ActualSchema.ActualProperties.TryGetValue(name, out var property))
                return;
            schema = property;
        }

        schema.MaxLength = limit;
    }
}
