using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Muistot.Domain.Values;

namespace Muistot.Domain.Images;

/// <summary>
/// An image on its way in: standard base64 (RFC 4648 §4), optionally after <c>data:image/…;base64,</c>. Only emptiness is a
/// fault of form; whether it is an image is found out when it is stored.
/// </summary>
public sealed class ImageUpload : IValue<ImageUpload>
{
    private readonly Memory<byte> encoded;
    private ReadOnlyMemory<byte>? decoded;

    private ImageUpload(Memory<byte> encoded) => this.encoded = encoded;

    /// <inheritdoc/>
    public static string Rule => "Must be a PNG or JPEG in standard base64.";

    /// <inheritdoc/>
    public static string Example => "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

    /// <summary>Number of bytes of the image, two more at most.</summary>
    public long Length => encoded.Length / 4L * 3;

    private static ReadOnlySpan<byte> Scheme => "data:image/"u8;

    private static ReadOnlySpan<byte> EncodingName => ";base64,"u8;

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out ImageUpload? value) =>
        TryTake(Encoding.UTF8.GetBytes(text), out value);

    /// <summary>Takes over what the caller sent, which is decoded in its place: images are large, and are not copied.</summary>
    /// <param name="text">The text in UTF-8, white space around it removed. It must not be read or changed by anyone else.</param>
    /// <param name="value">The upload, or null.</param>
    /// <returns>False when the text is empty.</returns>
    public static bool TryTake(Memory<byte> text, [NotNullWhen(true)] out ImageUpload? value)
    {
        value = text.IsEmpty ? null : new ImageUpload(text);
        return value is not null;
    }

    /// <summary>
    /// The bytes of the image. One rule: the alphabet with + and /, padded, no white space and nothing else in between.
    /// </summary>
    /// <returns>False when the text is not base64 of that kind, or is the base64 of nothing.</returns>
    public bool TryDecode(out ReadOnlyMemory<byte> bytes)
    {
        bytes = decoded ??= Decode(Data(encoded));
        return !bytes.IsEmpty;
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(ImageUpload);

    private static ReadOnlyMemory<byte> Decode(Memory<byte> data)
    {
        if (data.Length % 4 != 0 || data.Span.ContainsAny(" \t\r\n"u8))
            return default;
        return Base64.DecodeFromUtf8InPlace(data.Span, out var length) == OperationStatus.Done ? data[..length] : default;
    }

    private static Memory<byte> Data(Memory<byte> text)
    {
        var bytes = text.Span;
        if (bytes.Length < Scheme.Length || !Ascii.EqualsIgnoreCase(bytes[..Scheme.Length], Scheme))
            return text;
        var comma = bytes.IndexOf((byte)',');
        var type = comma < 0 ? [] : bytes[Scheme.Length..(comma + 1)];
        var wellFormed = type.Length >= EncodingName.Length && Ascii.EqualsIgnoreCase(type[^EncodingName.Length..], EncodingName)
            && !type[..^EncodingName.Length].ContainsAny("; ,"u8);
        return wellFormed ? text[(comma + 1)..] : text;
    }
}
