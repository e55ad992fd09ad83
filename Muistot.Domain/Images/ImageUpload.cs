using System.Diagnostics.CodeAnalysis;
using Muistot.Domain.Values;

namespace Muistot.Domain.Images;

/// <summary>
/// A picture on its way in: standard base64 (RFC 4648 §4), optionally after <c>data:image/…;base64,</c>. Only emptiness is a
/// fault of form; whether it is a picture is found out when it is stored.
/// </summary>
/// <param name="Encoded">What the caller sent, white space around it removed.</param>
public sealed record ImageUpload(string Encoded) : IValue<ImageUpload>
{
    private const string Scheme = "data:image/";
    private const string Encoding = ";base64,";

    /// <inheritdoc/>
    public static string Rule => "An image is a PNG or JPEG in standard base64, and not empty.";

    /// <summary>Number of bytes of the image, two more at most.</summary>
    public long Length => Encoded.Length / 4L * 3;

    /// <inheritdoc/>
    public static string Example => "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out ImageUpload? value)
    {
        value = text.Length > 0 ? new ImageUpload(text) : null;
        return value is not null;
    }

    /// <summary>
    /// The bytes of the picture. One rule: the alphabet with + and /, padded, no white space and nothing else in between.
    /// </summary>
    /// <returns>False when the text is not base64 of that kind, or is the base64 of nothing.</returns>
    public bool TryDecode([NotNullWhen(true)] out byte[]? bytes)
    {
        var data = Data(Encoded);
        bytes = new byte[data.Length / 4 * 3];
        if (data.Length % 4 != 0 || data.ContainsAny(" \t\r\n") || !Convert.TryFromBase64Chars(data, bytes, out var length) || length == 0)
        {
            bytes = null;
            return false;
        }

        Array.Resize(ref bytes, length);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(ImageUpload);

    private static ReadOnlySpan<char> Data(string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return text;
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var type = comma < 0 ? [] : text.AsSpan(Scheme.Length, comma + 1 - Scheme.Length);
        var wellFormed = type.EndsWith(Encoding, StringComparison.OrdinalIgnoreCase) && !type[..^Encoding.Length].ContainsAny(';', ' ', ',');
        return wellFormed ? text.AsSpan(comma + 1) : text;
    }
}
