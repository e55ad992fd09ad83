using System.Globalization;
using System.Reflection;
using Muistot.Api.Controllers;
using Muistot.Api.Errors;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.History;
using Muistot.Application.Pipeline;
using Muistot.Domain.Authorization;
using Muistot.Domain.Images;
using NJsonSchema;
using NSwag;
using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;

namespace Muistot.Api.OpenApi;

/// <summary>Says how operations can be refused, which follows from what their use cases declare.</summary>
internal sealed class DeclaredRefusals : IOperationProcessor
{
    private const string Json = "application/json";

    public bool Process(OperationProcessorContext context)
    {
        if (context.MethodInfo.GetCustomAttribute<HandlesAttribute>()?.Request is not { } request)
            return true;
        var operation = context.OperationDescription.Operation;
        var caller = request.GetCustomAttribute<CallerAttribute>();
        operation.Security = caller switch
        {
            RequireSessionAttribute or RequireScopeAttribute => [BearerSecurity.Required],
            RequireNoSessionAttribute => [BearerSecurity.None],
            _ => [BearerSecurity.None, BearerSecurity.Required],
        };

        var error = context.SchemaGenerator.GenerateWithReference<JsonSchema>(
            Namotion.Reflection.ContextualTypeExtensions.ToContextualType(typeof(ErrorAnswer)), context.SchemaResolver);
        var explained = operation.Responses.Keys.Where(code => string.CompareOrdinal(code, "400") >= 0)
            .Select(code => int.Parse(code, CultureInfo.InvariantCulture));
        foreach (var code in Codes(request, context.MethodInfo).Concat(explained).Distinct().Order().ToList())
        {
            var key = code.ToString(CultureInfo.InvariantCulture);
            var response = operation.Responses.TryGetValue(key, out var known) ? known : new OpenApiResponse();
            response.Content[Json] = new OpenApiMediaType { Schema = error };
            operation.Responses[key] = response;
        }

        return true;
    }

    private static List<int> Codes(Type request, MethodInfo action)
    {
        var body = request.GetProperty("Body")?.PropertyType;

        // A bad token is refused everywhere, and every part of the service can be away.
        List<int> codes = [StatusCodes.Status401Unauthorized, StatusCodes.Status503ServiceUnavailable];
        if (action.GetParameters().Length > 0)
            codes.Add(StatusCodes.Status422UnprocessableEntity);
        if (body is not null)
            codes.Add(StatusCodes.Status413PayloadTooLarge);
        if (body is not null && Array.Exists(body.GetProperties(), property => property.PropertyType == typeof(ImageUpload)
            || property.PropertyType == typeof(Optional<ImageUpload?>)))
            codes.Add(StatusCodes.Status400BadRequest);
        if (typeof(ILocalizedRequest).IsAssignableFrom(request))
            codes.Add(StatusCodes.Status406NotAcceptable);
        if (typeof(IRateLimitedRequest).IsAssignableFrom(request) || typeof(IPostingRequest).IsAssignableFrom(request))
            codes.Add(StatusCodes.Status429TooManyRequests);
        if (request.GetCustomAttribute<CallerAttribute>() is RequireNoSessionAttribute or RequireScopeAttribute || BlockRule.Binds(request))
            codes.Add(StatusCodes.Status403Forbidden);
        codes.AddRange(StatusCodesOf(request.GetCustomAttribute<StatusAttribute>()));
        return codes;
    }

    private static IEnumerable<int> StatusCodesOf(StatusAttribute? declared)
    {
        if (declared is null)
            yield break;
        yield return StatusCodes.Status404NotFound;
        if (declared is RequireHistoryAttribute { Restores: var restores })
        {
            yield return StatusCodes.Status403Forbidden;
            if (restores)
                yield return StatusCodes.Status409Conflict;
        }

        if (declared is not RequireStatusAttribute status)
            yield break;
        var named = status.Accepted.Aggregate(Status.None, (all, set) => all | set);
        if (!status.Accepted.Contains(Status.Published) && (named & (Status.Own | Status.Admin | Status.Superuser)) != Status.None)
            yield return StatusCodes.Status403Forbidden;
        if (status.Posts)
            yield return StatusCodes.Status403Forbidden;
        if (named.HasFlag(Status.DoesNotExist))
            yield return StatusCodes.Status409Conflict;
    }
}
