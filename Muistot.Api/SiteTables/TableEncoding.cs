using System.Buffers;
using System.Text;

namespace Muistot.Api.SiteTables;

/// <summary>Finds out what a table is encoded in: UTF-8, UTF-16 with a byte order mark, or else Windows-1252.</summary>
internal static class TableEncoding
{
    private const int PartSize = 64 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file once, and goes back to its beginning.</summary>
    internal static async Task<Encoding> FindAsync(Stream stream, CancellationToken cancellationToken)
    {
        var (bytes, chars) = (ArrayPool<byte>.Shared.Rent(PartSize), ArrayPool<char>.Shared.Rent(PartSize + 1));
        try
        {
            var decoder = Strict.GetDecoder();
            for (var isFirst = true; ; isFirst = false)
            {
                var length = await stream.ReadAtLeastAsync(
                    bytes.AsMemory(0, PartSize), PartSize, throwOnEndOfStream: false, cancellationToken);
                if (isFirst && bytes.AsSpan(0, length) is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
                    return bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
                decoder.GetChars(bytes.AsSpan(0, length), chars, flush: length < PartSize);
                if (length < PartSize)
                    return Strict;
            }
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<char>.Shared.Return(chars);
            stream.Position = 0;
        }
    }
}
