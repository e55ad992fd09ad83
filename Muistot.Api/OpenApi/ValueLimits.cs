using System.Globalization;
using System.Reflection;
using FluentValidation;
using FluentValidation.Validators;
using Muistot.Api.Controllers;
using Muistot.Application.Common;
using NJsonSchema;
using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;

namespace Muistot.Api.OpenApi;

/// <summary>Says how long texts may be, and how large numbers, as the validators of the use cases check it.</summary>
/// <param name="services">Where the validators are.</param>
internal sealed class ValueLimits(IServiceProvider services) : IOperationProcessor
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

    private static IEnumerable<(string[] Path, IPropertyValidator Limit)> Limits(IValidator validator, string[] above)
    {
        foreach (var rule in validator.CreateDescriptor().Rules)
        {
            string[] path = [.. above, .. (rule.PropertyName ?? "").Split('.')];
            foreach (var component in rule.Components)
            {
                if (component.Validator is ILengthLimit or IBetweenValidator)
                    yield return (path, component.Validator);
                else if (component.Validator is IChildValidatorAdaptor child
                    && Activator.CreateInstance(child.ValidatorType, nonPublic: true) is IValidator inner)
                {
                    foreach (var found in Limits(inner, path))
                        yield return found;
                }
            }
        }
    }

    private static decimal NumberOf(object number) => Convert.ToDecimal(number, CultureInfo.InvariantCulture);

    private static void Apply(JsonSchema schema, IEnumerable<string> path, IPropertyValidator limit)
    {
        foreach (var name in path)
        {
            if (!schema.ActualSchema.ActualProperties.TryGetValue(name, out var property))
                return;
            schema = property;
        }

        if (limit is ILengthLimit length)
            schema.MaxLength = length.Maximum;
        else if (limit is IBetweenValidator range)
            (schema.Minimum, schema.Maximum) = (NumberOf(range.From), NumberOf(range.To));
    }
}
