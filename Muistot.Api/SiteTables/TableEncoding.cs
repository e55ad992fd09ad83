using System.Buffers;
using System.Text;

namespace Muistot.Api.SiteTables;

/// <summary>
/// Finds out what a table is encoded in: what its byte order mark says, or else UTF-8 where all of it is that, and Windows-1252 otherwise.
/// </summary>
internal static class TableEncoding
{
    private const int PartSize = 64 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16 = new(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16BigEndian = new(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);

    /// <summary>Reads a file once, and goes back to its beginning.</summary>
    /// <exception cref="Application.Common.InvalidRequestException">It is not what its byte order mark says.</exception>
    internal static async Task<Encoding> FindAsync(Stream stream, CancellationToken cancellationToken)
    {
        var (bytes, chars) = (ArrayPool<byte>.Shared.Rent(PartSize), ArrayPool<char>.Shared.Rent(PartSize + 1));
        Encoding? marked = null;
        try
        {
            Decoder? decoder = null;
            while (true)
            {
                var length = await stream.ReadAtLeastAsync(
                    bytes.AsMemory(0, PartSize), PartSize, throwOnEndOfStream: false, cancellationToken);
                if (decoder is null)
                {
                    marked = MarkedBy(bytes.AsSpan(0, length));
                    decoder = (marked ?? Utf8).GetDecoder();
                }

                decoder.GetChars(bytes.AsSpan(0, length), chars, flush: length < PartSize);
                if (length < PartSize)
                    return marked ?? Utf8;
            }
        }
        catch (DecoderFallbackException)
        {
            return marked is null
                ? CodePagesEncodingProvider.Instance.GetEncoding(1252)!
                : throw SiteTableFile.Error(
                    "characters",
                    $"Must be {(ReferenceEquals(marked, Utf8) ? "UTF-8" : "UTF-16")} from beginning to end, as its byte order mark says.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<char>.Shared.Return(chars);
            stream.Position = 0;
        }
    }

    private static Encoding? MarkedBy(ReadOnlySpan<byte> beginning) => beginning switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Utf8,
        [0xFF, 0xFE, ..] => Utf16,
        [0xFE, 0xFF, ..] => Utf16BigEndian,
        _ => null,
    };
}
