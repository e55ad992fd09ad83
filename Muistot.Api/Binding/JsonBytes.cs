using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Muistot.Api.Binding;

/// <summary>The bytes of JSON strings, in the body that they came in (RFC 8259 §7).</summary>
internal static class JsonBytes
{
    private const byte Backslash = (byte)'\\';
    private const int UnitLength = 6;

    /// <summary>The bytes between the quotation marks of a string.</summary>
    /// <param name="json">The string.</param>
    /// <param name="body">The body that it was parsed from.</param>
    internal static Memory<byte> Of(JsonElement json, Memory<byte> body)
    {
        var raw = JsonMarshal.GetRawUtf8Value(json);
        return raw.Overlaps(body.Span, out var offset)
            ? body.Slice(-offset + 1, raw.Length - 2)
            : throw new InvalidOperationException("The value is not of this body.");
    }

    /// <summary>Replaces the escapes of a string, in its place: what they stand for is never longer than they are.</summary>
    /// <param name="raw">The bytes of a well-formed string. They are changed.</param>
    /// <param name="text">The text.</param>
    /// <returns>False when there is half a surrogate pair.</returns>
    internal static bool TryUnescape(Memory<byte> raw, out Memory<byte> text)
    {
        var rest = raw.Span;
        var target = raw.Span;
        var length = 0;
        while (!rest.IsEmpty)
        {
            var plain = rest.IndexOf(Backslash);
            plain = plain < 0 ? rest.Length : plain;
            rest[..plain].CopyTo(target[length..]);
            length += plain;
            rest = rest[plain..];
            if (rest.IsEmpty)
                break;
            if (!TryReadEscape(ref rest, out var character))
            {
                text = default;
                return false;
            }

            length += character.EncodeToUtf8(target[length..]);
        }

        text = raw[..length];
        return true;
    }

    private static bool TryReadEscape(ref Span<byte> rest, out Rune character)
    {
        var code = rest[1];
        if (code == 'u')
            return TryReadUnits(ref rest, out character);
        character = new Rune(code switch
        {
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            _ => (char)code,
        });
        rest = rest[2..];
        return true;
    }

    private static bool TryReadUnits(ref Span<byte> rest, out Rune character)
    {
        var first = Unit(rest);
        rest = rest[UnitLength..];
        if (!char.IsSurrogate(first))
            return Rune.TryCreate(first, out character);
        if (!rest.StartsWith("\\u"u8) || !Rune.TryCreate(first, Unit(rest), out character))
        {
            character = default;
            return false;
        }

        rest = rest[UnitLength..];
        return true;
    }

    private static char Unit(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape[2..UnitLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
