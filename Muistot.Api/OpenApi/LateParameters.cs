using Muistot.Api.Controllers;
using NSwag;
using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;

namespace Muistot.Api.OpenApi;

/// <summary>
/// Puts parameters that operations got later behind all others, also behind headers: generated clients pass parameters by place, and calls
/// that were written before stay right.
/// </summary>
internal sealed class LateParameters : IOperationProcessor
{
    private static readonly string[] Late = ["include", "bbox", "limit", "cursor", "q", "modified_since", "width", Preference.Header];

    public bool Process(OperationProcessorContext context)
    {
        var parameters = context.OperationDescription.Operation.Parameters;
        foreach (var late in parameters.Where(IsLate).ToList())
        {
            parameters.Remove(late);
            late.Position = parameters.Select(parameter => parameter.Position ?? 0).DefaultIfEmpty().Max() + 1;
            parameters.Add(late);
        }

        return true;
    }

    private static bool IsLate(OpenApiParameter parameter) =>
        !parameter.IsRequired && Late.Contains(parameter.Name, StringComparer.Ordinal);
}
