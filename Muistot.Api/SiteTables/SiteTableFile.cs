using System.Runtime.CompilerServices;
using Muistot.Application.Common;
using Muistot.Application.SiteTables;

namespace Muistot.Api.SiteTables;

/// <summary>
/// A file with a table of sites: CSV or GeoJSON, whichever its beginning shows. What programs say that a file is depends on the machine.
/// </summary>
/// <param name="open">Opens the file, which must be seekable.</param>
internal sealed class SiteTableFile(Func<Stream> open) : ISiteTable
{
    /// <summary>What a file must be.</summary>
    internal const string Rule = "Must be a table of CSV or a FeatureCollection of GeoJSON.";

    private const int BeginningLength = 1024;

    // How files begin that are neither, and that would be read as CSV of one column: workbooks, XML, and what /ogc gives beside the two.
    private static readonly byte[][] Others =
        [[.. "PK\u0003\u0004"u8], [0xD0, 0xCF], [.. "<"u8], [.. "\u001E"u8], [.. "fgb\u0003"u8]];

    /// <inheritdoc/>
    public async IAsyncEnumerable<SiteTableRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = open();
        var beginning = new byte[BeginningLength];
        var length = await stream.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellationToken);
        stream.Position = 0;
        var rows = FormatOf(beginning.AsSpan(0, length)) switch
        {
            Format.GeoJson => new GeoJsonTable(stream).ReadAsync(cancellationToken),
            Format.Csv => new CsvTableReader(stream).ReadAsync(cancellationToken),
            _ => throw Error("file", $"{Rule} Spreadsheets can save as CSV."),
        };
        await foreach (var row in rows)
            yield return row;
    }

    /// <summary>A fault of the whole file.</summary>
    internal static InvalidRequestException Error(string type, string message, params string[] below) =>
        new([new ValidationError([ValidationError.Body, .. below], type, message)]);

    private static Format FormatOf(ReadOnlySpan<byte> beginning)
    {
        if (beginning.StartsWith("\uFEFF"u8))
            beginning = beginning["\uFEFF"u8.Length..];
        var text = beginning.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty)
            return Format.Unknown;
        foreach (var other in Others)
        {
            if (text.StartsWith(other))
                return Format.Unknown;
        }

        return text[0] is (byte)'{' or (byte)'[' ? Format.GeoJson : Format.Csv;
    }

    private enum Format
    {
        Unknown,
        Csv,
        GeoJson,
    }
}
