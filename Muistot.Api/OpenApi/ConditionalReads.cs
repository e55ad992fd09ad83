using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Caching;
using Muistot.Api.Controllers;
using NSwag;
using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;

namespace Muistot.Api.OpenApi;

/// <summary>Says which answers carry tags and can be asked for under conditions (RFC 9110 §13), and which come in parts (§14).</summary>
internal sealed partial class ConditionalReads : IOperationProcessor
{
    private const string Tag = "\"5f2c8e0d1a7b4936\"";

    private static readonly (string Name, string Description, string Example)[] FileConditions =
    [
        (HeaderNames.IfMatch, "Tags, or *: 412 when the file has none of them.", Tag),
        (HeaderNames.IfUnmodifiedSince, "A date: 412 when the file is younger. Counts for nothing beside If-Match.", "Fri, 21 Jun 2024 12:00:00 GMT"),
        (HeaderNames.IfModifiedSince, "A date: 304 when the file is not younger. Counts for nothing beside If-None-Match.", "Fri, 21 Jun 2024 12:00:00 GMT"),
        (HeaderNames.Range, "The part to send, as bytes=0-1023: 206 with that part, 416 when there is none such.", "bytes=0-1023"),
        (HeaderNames.IfRange, "A tag or date: the whole file when it is another one, whatever Range says.", Tag),
    ];

    public bool Process(OperationProcessorContext context)
    {
        var operation = context.OperationDescription.Operation;
        var sendsFile = context.MethodInfo.GetCustomAttribute<SendsFileAttribute>() is not null;
        if (!sendsFile && !IsKept(context.OperationDescription))
            return true;

        TextHeader.Add(operation, HeaderNames.IfNoneMatch, "Tags that the client has, or *: 304 when the answer has one of them.", Tag);
        operation.Responses["304"] = new OpenApiResponse();
        if (sendsFile)
            AddFile(operation);
        foreach (var code in operation.Responses.Keys.Where(code => code is "200" or "206" or "304"))
            operation.Responses[code].Headers[HeaderNames.ETag] = TextHeader.Of("Tag of the answer, for conditions.");
        return true;
    }

    private static void AddFile(OpenApiOperation operation)
    {
        foreach (var (name, description, example) in FileConditions)
            TextHeader.Add(operation, name, description, example);
        operation.Responses["206"] = new OpenApiResponse();
        operation.Responses["206"].Headers[HeaderNames.ContentRange] = TextHeader.Of("The part that this is, as bytes 0-1023/4096.");
        operation.Responses["412"] = new OpenApiResponse();
        operation.Responses["416"] = new OpenApiResponse();
        operation.Responses["416"].Headers[HeaderNames.ContentRange] = TextHeader.Of("The length of the file, as bytes */4096.");
    }

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();

    /// <summary>True when answers of the operation are kept, and so have tags.</summary>
    private static bool IsKept(OpenApiOperationDescription described)
    {
        var request = new DefaultHttpContext().Request;
        request.Path = Placeholder().Replace(described.Path, "some-id");
        return described.Method == OpenApiOperationMethod.Get && ReadAddress.Of(request, caller: null) is not null;
    }
}
