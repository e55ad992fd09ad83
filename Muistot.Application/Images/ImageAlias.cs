using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Muistot.Application.Images;

/// <summary>
/// A name by which one caller sees an image that the public does not see: pages show images without a token. It says whose it is, and
/// opens the image only as long as that caller may see it.
/// </summary>
/// <param name="ImageId">Key of the image.</param>
/// <param name="CallerId">Key of the caller's account.</param>
/// <param name="Window">When it was issued, in windows of ten minutes since 1970.</param>
/// <param name="IsOfHistory">True when it opens what the caller may see in a history; else what is shown now.</param>
public sealed record ImageAlias(int ImageId, int CallerId, int Window, bool IsOfHistory = false)
{
    /// <summary>How long an alias works after it was issued, at least; a window more at most.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Number of characters before the extension: 27 bytes in base64url (RFC 4648 §5).</summary>
    public const int Length = 36;

    // Aliases of one image for one caller are the same for so long: what caches hold of them stays of use.
    private static readonly TimeSpan WindowLength = TimeSpan.FromMinutes(10);

    // Two keys of four bytes and three bytes of time: enough windows for three centuries. A key is positive; its sign tells of history.
    private const int ContentBytes = 11;
    private const int MacBytes = 16;
    private const int TimeBytes = 3;

    /// <summary>The first moment at which the alias does not work any more.</summary>
    public DateTimeOffset Expires => EndOf(Window) + Lifetime;

    /// <summary>The alias of an image for a caller at a moment.</summary>
    public static ImageAlias Issue(int imageId, int callerId, DateTimeOffset now, bool isOfHistory = false) =>
        new(imageId, callerId, WindowOf(now), isOfHistory);

    /// <summary>The first moment at which <see cref="Issue"/> gives another alias.</summary>
    public static DateTimeOffset NextAt(DateTimeOffset now) => EndOf(WindowOf(now));

    /// <summary>True when a name looks like an alias, and not like the name of an image that this service stored.</summary>
    public static bool HasForm(string name) => Stem(name) is { Length: Length } stem && !Guid.TryParseExact(stem, "D", out _);

    /// <summary>Reads a name.</summary>
    /// <param name="name">The name, with or without an extension.</param>
    /// <param name="key">The key that aliases are signed with.</param>
    /// <param name="alias">The alias, which may have expired.</param>
    /// <returns>False when the name was not made with the key.</returns>
    public static bool TryRead(string name, ReadOnlySpan<byte> key, [NotNullWhen(true)] out ImageAlias? alias)
    {
        Span<byte> bytes = stackalloc byte[ContentBytes + MacBytes], mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        alias = null;
        if (!HasForm(name) || Base64Url.DecodeFromChars(Stem(name), bytes, out _, out var written) != OperationStatus.Done
            || written != bytes.Length)
            return false;
        var content = bytes[..ContentBytes];
        HMACSHA256.HashData(key, content, mac);
        if (!CryptographicOperations.FixedTimeEquals(bytes[ContentBytes..], mac[..MacBytes]))
            return false;
        var image = BinaryPrimitives.ReadInt32BigEndian(content);
        alias = new ImageAlias(
            Math.Abs(image), BinaryPrimitives.ReadInt32BigEndian(content[sizeof(int)..]),
            (content[^3] << 16) | (content[^2] << 8) | content[^1], IsOfHistory: image < 0);
        return true;
    }

    /// <summary>The name that stands in answers.</summary>
    /// <param name="key">The key that aliases are signed with.</param>
    /// <param name="extension">The extension of the image's own name, with its dot.</param>
    public string ToName(ReadOnlySpan<byte> key, string extension)
    {
        Span<byte> bytes = stackalloc byte[ContentBytes + MacBytes], window = stackalloc byte[sizeof(int)],
            mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt32BigEndian(bytes, IsOfHistory ? -ImageId : ImageId);
        BinaryPrimitives.WriteInt32BigEndian(bytes[sizeof(int)..], CallerId);
        BinaryPrimitives.WriteInt32BigEndian(window, Window);
        window[^TimeBytes..].CopyTo(bytes[(2 * sizeof(int))..]);
        HMACSHA256.HashData(key, bytes[..ContentBytes], mac);
        mac[..MacBytes].CopyTo(bytes[ContentBytes..]);
        return Base64Url.EncodeToString(bytes) + extension;
    }

    private static string Stem(string name) => name.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? name[..dot] : name;

    private static int WindowOf(DateTimeOffset moment) => (int)((moment - DateTimeOffset.UnixEpoch).Ticks / WindowLength.Ticks);

    private static DateTimeOffset EndOf(int window) => DateTimeOffset.UnixEpoch + (WindowLength * (window + 1));
}
