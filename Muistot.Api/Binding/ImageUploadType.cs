using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Muistot.Domain.Images;

namespace Muistot.Api.Binding;

/// <summary>
/// Images, by the rules of other texts. They are taken out of the bytes of the body: a string would need two bytes for each of
/// theirs, beside the body.
/// </summary>
internal sealed class ImageUploadType : FormType
{
    protected override string Rule => ImageUpload.Rule;

    internal override object? Read(JsonElement json, FormPlace place)
    {
        if (json.ValueKind != JsonValueKind.String)
            return place.Error(Invalid, Rule);
        if (!JsonBytes.TryUnescape(JsonBytes.Of(json, place.Body), out var text) || !Utf8.IsValid(text.Span) || text.Span.Contains((byte)0))
            return place.Error("characters", "Must be well-formed Unicode text without U+0000.");
        return ImageUpload.TryTake(Trim(text), out var upload) ? upload : place.Error(Invalid, Rule);
    }

    internal override object? Parse(string text, FormPlace place) =>
        ImageUpload.TryParse(text, out var upload) ? upload : place.Error(Invalid, Rule);

    private static Memory<byte> Trim(Memory<byte> text)
    {
        while (!text.IsEmpty && Rune.DecodeFromUtf8(text.Span, out var first, out var length) == OperationStatus.Done
            && Rune.IsWhiteSpace(first))
            text = text[length..];
        while (!text.IsEmpty && Rune.DecodeLastFromUtf8(text.Span, out var last, out var length) == OperationStatus.Done
            && Rune.IsWhiteSpace(last))
            text = text[..^length];
        return text;
    }
}
