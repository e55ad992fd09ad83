using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Muistot.Api.Ogc;
using Muistot.Application.Common;
using Muistot.Application.SiteTables;
using Sylvan.Data.Csv;

namespace Muistot.Api.SiteTables;

/// <summary>
/// Reads CSV as spreadsheets write it: with commas, semicolons or tabs between cells, and with decimal commas where no commas are between
/// cells. The first row names the columns; rows without anything in them are passed over.
/// </summary>
/// <param name="stream">The file, at its beginning.</param>
internal sealed class CsvTableReader(Stream stream)
{
    // Longer than any text that is taken, which is then refused by its own rule.
    private const int MostCharacters = 4_000_000;

    private const int BufferSize = 64 * 1024;
    // Rows that begin with a number sign are rows.
    private const char NoComment = '\uFFFF';

    private const char Minus = '\u2212';

    // The first of those that occur as often is taken.
    private const string Separators = ",;\t";

    private static readonly string[] Numbers = ["lat", "lon"];
    private static readonly string[] Ids = ["id", "site"];

    /// <summary>Reads the rows.</summary>
    internal async IAsyncEnumerable<SiteTableRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var encoding = await TableEncoding.FindAsync(stream, cancellationToken);
        var (separator, isNamed) = await FindSeparatorAsync(encoding, cancellationToken);
        using var text = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, BufferSize, leaveOpen: true);
        var options = new CsvDataReaderOptions
        {
            Delimiter = separator,
            HasHeaders = false,
            BufferSize = BufferSize,
            MaxBufferSize = MostCharacters,
            Comment = NoComment,
        };
        if (isNamed)
            await text.ReadLineAsync(cancellationToken);
        await using var csv = await TryAsync(0, async () => await CsvDataReader.CreateAsync(text, options, cancellationToken));
        string[]? columns = null;
        var hasRows = false;
        for (var number = 0; await TryAsync(number, () => csv.ReadAsync(cancellationToken)); number++)
        {
            var cells = new string[csv.RowFieldCount];
            for (var index = 0; index < cells.Length; index++)
                cells[index] = csv.GetString(index);
            if (columns is null)
            {
                columns = cells;
            }
            else if (Array.Exists(cells, cell => cell.Length > 0))
            {
                hasRows = true;
                yield return ToRow(number, columns, cells, separator != ',');
            }
        }

        // Rows without an id are refused one by one. Without rows, anything that is not a table at all would pass for one.
        if (!hasRows && !Array.Exists(columns ?? [], column => Ids.Contains(column.Trim(), StringComparer.OrdinalIgnoreCase)))
            throw SiteTableFile.Error("columns", "The first row must name the columns, and one of them must be id or site.");
    }

    private static SiteTableRow ToRow(int number, string[] columns, string[] cells, bool hasDecimalComma)
    {
        var found = new List<SiteTableCell>(columns.Length);
        for (var index = 0; index < columns.Length; index++)
        {
            var cell = index < cells.Length ? cells[index] : "";
            found.Add(new SiteTableCell(
                columns[index].Trim(),
                Numbers.Contains(columns[index].Trim(), StringComparer.OrdinalIgnoreCase)
                    ? ToNumber(cell, hasDecimalComma)
                    : FormulaGuard.Remove(cell)));
        }

        var isTooLong = cells.Skip(columns.Length).Any(cell => cell.Length > 0);
        return new SiteTableRow(number, found, isTooLong
            ? [new ValidationError([ValidationError.Body, number.ToString(CultureInfo.InvariantCulture)], "cells",
                "Must not have more cells than the first row, which names the columns.")]
            : []);
    }

    private static string ToNumber(string cell, bool hasDecimalComma) =>
        (hasDecimalComma ? cell.Replace(',', '.') : cell).Replace(Minus, '-');

    private static async Task<T> TryAsync<T>(int number, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (CsvFormatException wrong)
        {
            throw SiteTableFile.Error(
                "csv", wrong is CsvRecordTooLargeException
                    ? $"Must have at most {MostCharacters.ToString(CultureInfo.InvariantCulture)} characters. Is a quote not closed?"
                    : "Quotes around a cell must be closed, and those within it doubled.",
                number.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>
    /// Finds what is between the cells of the first line. A line before it may name it, as Excel understands it: <c>sep=;</c>.
    /// </summary>
    private async Task<(char Separator, bool IsNamed)> FindSeparatorAsync(Encoding encoding, CancellationToken cancellationToken)
    {
        using var text = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, BufferSize, leaveOpen: true);
        var beginning = new char[BufferSize];
        var length = await text.ReadBlockAsync(beginning, cancellationToken);
        stream.Position = 0;
        var isQuoted = false;
        var counts = new int[Separators.Length];
        if (beginning.AsSpan(0, length) is ['s', 'e', 'p', '=', var named, '\r' or '\n', ..]
            && Separators.Contains(named, StringComparison.Ordinal))
            return (named, true);
        foreach (var character in beginning.AsSpan(0, length).TrimStart("\r\n"))
        {
            isQuoted ^= character == '"';
            if (character is '\r' or '\n' && !isQuoted)
                break;
            if (!isQuoted && Separators.IndexOf(character, StringComparison.Ordinal) is >= 0 and var index)
                counts[index]++;
        }

        return (Separators[counts.IndexOf(counts.Max())], false);
    }
}
