using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Muistot.Domain.Authorization;
using Muistot.Domain.Values;

namespace Muistot.Application.Search;

/// <summary>Where a page of results ended, and a digest of that, as <see cref="Common.Cursor"/> is of lists in the order of keys.</summary>
/// <param name="Place">Place of the last result; the next page begins after it.</param>
/// <param name="Digest">The first 16 bytes of a SHA-256 of the place and the search.</param>
public sealed record SearchCursor(ResultPlace Place, UInt128 Digest) : IValue<SearchCursor>
{
    private const int PlaceBytes = (2 * sizeof(short)) + (2 * sizeof(long));
    private const int Bytes = PlaceBytes + 16;

    // In base64url (RFC 4648 §5) without a bit to spare: each cursor has one text.
    private const int Characters = Bytes / 3 * 4;

    /// <inheritdoc/>
    public static string Rule => "Must be next of a page of the same search.";

    /// <inheritdoc/>
    public static string Example => "AEAAAgjckThzMIAAAAAAAAAAAAydMmbec9hyN1OTXgejtUAh";

    /// <summary>The cursor of a page.</summary>
    /// <param name="place">Place of its last result.</param>
    /// <param name="search">What was looked for.</param>
    public static SearchCursor After(ResultPlace place, string search)
    {
        Span<byte> bytes = stackalloc byte[PlaceBytes];
        Write(place, bytes);
        var digest = SHA256.HashData([.. bytes, .. Encoding.UTF8.GetBytes(search)]);
        return new SearchCursor(place, BinaryPrimitives.ReadUInt128BigEndian(digest));
    }

    /// <summary>Reads a text that <see cref="ToString"/> made. Whether it was altered is for <see cref="BelongsTo"/> to tell.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SearchCursor? value)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        value = text.Length == Characters && Base64Url.DecodeFromChars(text, bytes, out _, out var written) == OperationStatus.Done
            && written == Bytes && Read(bytes) is { } place
            ? new SearchCursor(place, BinaryPrimitives.ReadUInt128BigEndian(bytes[PlaceBytes..]))
            : null;
        return value is not null;
    }

    /// <summary>True when it was made for a search, and not altered since.</summary>
    public bool BelongsTo(string search) => After(Place, search) == this;

    /// <inheritdoc/>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        Write(Place, bytes);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[PlaceBytes..], Digest);
        return Base64Url.EncodeToString(bytes);
    }

    private static void Write(ResultPlace place, Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt16BigEndian(bytes, (short)place.Score);
        BinaryPrimitives.WriteInt16BigEndian(bytes[2..], (short)place.Type);
        BinaryPrimitives.WriteInt64BigEndian(bytes[4..], place.CreatedAt.Ticks);
        BinaryPrimitives.WriteInt64BigEndian(bytes[12..], place.Id);
    }

    private static ResultPlace? Read(ReadOnlySpan<byte> bytes)
    {
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes[4..]);
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new ResultPlace(
                BinaryPrimitives.ReadInt16BigEndian(bytes), new DateTime(ticks, DateTimeKind.Utc),
                (Resource)BinaryPrimitives.ReadInt16BigEndian(bytes[2..]), BinaryPrimitives.ReadInt64BigEndian(bytes[12..]))
            : null;
    }
}

/// <summary>
/// What results are in the order of: the best first, then the newest, then projects, sites and memories, each by its key.
/// </summary>
/// <param name="Score">For each word its best hit, ×8 in the title, ×4 at the start of a word, ×2 unfolded; summed.</param>
/// <param name="CreatedAt">When the resource was made, UTC.</param>
/// <param name="Type">Kind of the resource.</param>
/// <param name="Id">Key of the resource.</param>
public sealed record ResultPlace(int Score, DateTime CreatedAt, Resource Type, long Id);
