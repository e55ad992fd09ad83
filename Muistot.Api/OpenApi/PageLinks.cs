using System.Reflection;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Controllers;
using Muistot.Application.Common;
using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;

namespace Muistot.Api.OpenApi;

/// <summary>Says which lists come page by page, each linked to the next one (RFC 8288).</summary>
internal sealed class PageLinks : IOperationProcessor
{
    public bool Process(OperationProcessorContext context)
    {
        if (typeof(IPagedQuery).IsAssignableFrom(context.MethodInfo.GetCustomAttribute<HandlesAttribute>()?.Request))
            context.OperationDescription.Operation.Responses["200"].Headers[HeaderNames.Link] =
                TextHeader.Of("Absolute URL of the next page, with rel=\"next\". Absent on the last page.");
        return true;
    }
}
