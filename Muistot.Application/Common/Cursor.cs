using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Muistot.Domain.Values;

namespace Muistot.Application.Common;

/// <summary>
/// Where a page of a list ended: the key of its last item, the moment that a list of changes is as of, and a digest of both, of the list
/// and of its filters. It belongs to no language and no caller.
/// </summary>
/// <remarks>
/// The digest finds cursors that were altered or belong to another list; it takes no secret. Whoever makes a cursor by hand learns nothing
/// by it: what a caller sees is decided anew on each page, and the key is that of an item that the caller was shown.
/// </remarks>
/// <param name="Key">Key of the last item; the next page begins after it.</param>
/// <param name="Digest">The first 16 bytes of a SHA-256.</param>
/// <param name="AsOf">The moment that a list of changes is as of, UTC, to the microsecond; null for other lists.</param>
public sealed record Cursor(long Key, UInt128 Digest, DateTime? AsOf = null) : IValue<Cursor>
{
    private const int DigestBytes = 16;
    private const int Bytes = sizeof(long) + DigestBytes;

    // In base64url (RFC 4648 §5) without a bit to spare: each cursor has one text.
    private const int Characters = Bytes / 3 * 4;

    // With a moment, and a byte of zero.
    private const int MomentBytes = sizeof(long) + 1;
    private const int LongCharacters = (Bytes + MomentBytes) / 3 * 4;

    /// <inheritdoc/>
    public static string Rule => "Must be next of a page of this list, with the same filters.";

    /// <inheritdoc/>
    public static string Example => "AAAAAAAAAGSjnTJm3nPYcjdTk14Ho7VA";

    /// <summary>The cursor of a page.</summary>
    /// <param name="key">Key of its last item.</param>
    /// <param name="list">The list, what it is of, and its filters.</param>
    /// <param name="asOf">The moment that a list of changes is as of, or null.</param>
    public static Cursor After(long key, IEnumerable<string?> list, DateTime? asOf = null)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[sizeof(long)];
        Append(hash, number, key);
        if (asOf is { } moment)
            Append(hash, number, moment.Ticks);
        foreach (var part in list)
        {
            var text = Encoding.UTF8.GetBytes(part ?? "");
            Append(hash, number, part is null ? -1 : text.Length);
            hash.AppendData(text);
        }

        return new Cursor(key, BinaryPrimitives.ReadUInt128BigEndian(hash.GetHashAndReset()), asOf);
    }

    /// <summary>Reads a text that <see cref="ToString"/> made. Whether it was altered is for <see cref="BelongsTo"/> to tell.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Cursor? value)
    {
        Span<byte> bytes = stackalloc byte[Bytes + MomentBytes];
        value = null;
        if (text.Length is not (Characters or LongCharacters)
            || Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done || written != text.Length / 4 * 3)
            return false;
        var (key, digest) = (
            BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[sizeof(long)..]));
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes[(Bytes + 1)..]);
        if (written == Bytes)
            value = new Cursor(key, digest);
        else if (bytes[Bytes] == 0 && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks)
            value = new Cursor(key, digest, new DateTime(ticks, DateTimeKind.Utc));
        return value is not null;
    }

    /// <summary>True when it was made for a list, and not altered since.</summary>
    public bool BelongsTo(IEnumerable<string?> list) => After(Key, list, AsOf) == this;

    /// <inheritdoc/>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes + MomentBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Key);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[sizeof(long)..], Digest);
        bytes[Bytes] = 0;
        BinaryPrimitives.WriteInt64BigEndian(bytes[(Bytes + 1)..], AsOf?.Ticks ?? 0);
        return Base64Url.EncodeToString(AsOf is null ? bytes[..Bytes] : bytes);
    }

    private static void Append(IncrementalHash hash, Span<byte> buffer, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(buffer, number);
        hash.AppendData(buffer);
    }
}
