using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Formatters;
using Muistot.Application.Common;

namespace Muistot.Api.Binding;

/// <summary>
/// Reads JSON bodies into forms. Bodies of callers without a session are not read: nothing that takes a body is for them, and what
/// is refused anyway need not be parsed.
/// </summary>
internal sealed class FormInputFormatter : IInputFormatter
{
    // Deeper than anything that is taken: what is in members that nobody knows is ignored.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    public bool CanRead(InputFormatterContext context) => true;

    public async Task<InputFormatterResult> ReadAsync(InputFormatterContext context)
    {
        if (context.HttpContext.Features.Get<Session>() is null)
            return await InputFormatterResult.SuccessAsync(null);

        var errors = context.HttpContext.RequestServices.GetRequiredService<ValidationErrors>();
        var place = new FormPlace(errors, [ValidationError.Body]);
        try
        {
            // A client that has sent the whole body need not wait for the answer; one that goes before that ends the reading by itself.
            var body = RequestBody.WithoutByteOrderMark(await RequestBody.ReadAsync(context.HttpContext, CancellationToken.None));
            place = place with { Body = body };
            if (context.ModelType.IsAssignableTo(typeof(IOptionalForm)) && !HasForm(context, body.Span))
                return await InputFormatterResult.SuccessAsync(null);
            using var document = JsonDocument.Parse(body, Options);
            return await InputFormatterResult.SuccessAsync(FormType.Of(context.ModelType).Read(document.RootElement, place));
        }
        catch (JsonException)
        {
            return await InputFormatterResult.SuccessAsync(place.Error("json", "The body must be a JSON object."));
        }
        catch (IOException gone) when (context.HttpContext.RequestAborted.IsCancellationRequested)
        {
            throw new OperationCanceledException("The client left before the body was received whole.", gone,
                context.HttpContext.RequestAborted);
        }
    }

    private static bool HasForm(InputFormatterContext context, ReadOnlySpan<byte> body) =>
        (context.HttpContext.Request.HasJsonContentType() || !context.ModelType.IsAssignableTo(typeof(ILateForm)))
        && body.Trim(" \t\r\n"u8) is { IsEmpty: false } text && !text.SequenceEqual("null"u8);
}
