using System.Reflection;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Caching;
using Muistot.Api.Controllers;
using Muistot.Application.Caching;
using NSwag;
using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;

namespace Muistot.Api.OpenApi;

/// <summary>Says which answers carry tags and can be asked for under conditions (RFC 9110 §13), and which come in parts (§14).</summary>
internal sealed class ConditionalReads : IOperationProcessor
{
    /// <summary>An entity tag that names a version.</summary>
    internal const string VersionTag = "\"7-sm.5f2c8e0d1a7b4936\"";

    private const string Tag = "\"5f2c8e0d1a7b4936\"";

    private static readonly (string Name, string Description, string Example)[] FileConditions =
    [
        (HeaderNames.IfMatch, "Entity tags, or *. 412 when none of them matches.", Tag),
        (HeaderNames.IfUnmodifiedSince, "A date. 412 when the file is newer. Ignored when If-Match is present.",
        "Fri, 21 Jun 2024 12:00:00 GMT"),
        (HeaderNames.IfModifiedSince, "A date. 304 when the file is not newer. Ignored when If-None-Match is present.",
        "Fri, 21 Jun 2024 12:00:00 GMT"),
        (HeaderNames.Range, "The byte range to send, such as bytes=0-1023. 206 with that range, 416 when it is not satisfiable.",
        "bytes=0-1023"),
        (HeaderNames.IfRange, "An entity tag or date. The whole file is sent when it does not match.", Tag),
    ];

    public bool Process(OperationProcessorContext context)
    {
        var operation = context.OperationDescription.Operation;
        var sendsFile = context.MethodInfo.GetCustomAttribute<SendsFileAttribute>() is not null;
        if (!sendsFile && !IsKept(context.MethodInfo) && !ShowsVersion(context.MethodInfo))
            return true;

        TextHeader.Add(operation, HeaderNames.IfNoneMatch, "Entity tags that the client has, or *. 304 when one of them matches.",
            ShowsVersion(context.MethodInfo) ? VersionTag : Tag);
        operation.Responses["304"] = new OpenApiResponse();
        if (sendsFile)
            AddFile(operation);
        foreach (var code in operation.Responses.Keys.Where(code => code is "200" or "206" or "304"))
            operation.Responses[code].Headers[HeaderNames.ETag] = TextHeader.Of("Entity tag of the response, for conditional requests.");
        return true;
    }

    private static void AddFile(OpenApiOperation operation)
    {
        foreach (var (name, description, example) in FileConditions)
            TextHeader.Add(operation, name, description, example, name == HeaderNames.IfMatch ? "ifMatch" : null);
        operation.Responses["206"] = new OpenApiResponse();
        operation.Responses["206"].Headers[HeaderNames.ContentRange] = TextHeader.Of("The range that is sent, such as bytes 0-1023/4096.");
        operation.Responses["412"] = new OpenApiResponse();
        operation.Responses["412"].Headers[HeaderNames.ETag] = TextHeader.Of("Entity tag of the present version.");
        operation.Responses["416"] = new OpenApiResponse();
        operation.Responses["416"].Headers[HeaderNames.ContentRange] = TextHeader.Of("The length of the file, such as bytes */4096.");
    }

    /// <summary>True when responses name the version of the resource, also to callers with a session.</summary>
    private static bool ShowsVersion(MethodInfo action) =>
        action.GetCustomAttribute<HandlesAttribute>() is { Request: var request } && CachedAction.ShowsVersionOf(request);

    /// <summary>True when responses to everyone are kept, and so have tags.</summary>
    private static bool IsKept(MethodInfo action) =>
        action.GetCustomAttribute<HandlesAttribute>()?.Request.GetCustomAttribute<CachedAttribute>() is { } cached
        && !cached.Content.HasFlag(CachedContent.Caller);
}
