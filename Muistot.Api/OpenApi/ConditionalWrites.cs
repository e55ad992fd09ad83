using System.Reflection;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Controllers;
using Muistot.Application.Pipeline;
using NSwag;
using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;

namespace Muistot.Api.OpenApi;

/// <summary>Says which writes take the tag of what they change (RFC 9110 §13.1.1), and which tell the tag of what they wrote.</summary>
internal sealed class ConditionalWrites : IOperationProcessor
{
    private static readonly string[] Done = ["200", "201", "204"];

    public bool Process(OperationProcessorContext context)
    {
        if (context.MethodInfo.GetCustomAttribute<HandlesAttribute>()?.Request is not { } command)
            return true;
        var operation = context.OperationDescription.Operation;
        var takesVersion = CommandLocks.TakesVersion(command);
        if (takesVersion)
        {
            TextHeader.Add(operation, HeaderNames.IfMatch,
                "Entity tags of the version to change, or *. 412 when the resource has another version.", ConditionalReads.VersionTag,
                "ifMatch");
            operation.Responses["412"] = new OpenApiResponse();
            operation.Responses["412"].Headers[HeaderNames.ETag] = TextHeader.Of("Entity tag of the present version.");
        }

        if (takesVersion || CommandLocks.CreatedBy(command) is not null)
        {
            foreach (var code in Done.Where(operation.Responses.ContainsKey))
                operation.Responses[code].Headers[HeaderNames.ETag] =
                    TextHeader.Of("Entity tag of the new version, for If-Match. Absent when the resource was deleted.");
        }

        return true;
    }
}
