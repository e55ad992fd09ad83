using Muistot.Application.Common;

namespace Muistot.Application.SiteTables;

/// <summary>A table of sites, as a file brings it. It can be read several times.</summary>
public interface ISiteTable
{
    /// <summary>Reads the rows from the first one on, one after the other.</summary>
    /// <exception cref="InvalidRequestException">The file cannot be read from there on.</exception>
    IAsyncEnumerable<SiteTableRow> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>A row of a table.</summary>
/// <param name="Number">Its number; the first row of data is 1.</param>
/// <param name="Cells">Its cells. Columns that are not among them keep what is there.</param>
/// <param name="Errors">What could not be read of it.</param>
public sealed record SiteTableRow(int Number, IReadOnlyList<SiteTableCell> Cells, IReadOnlyList<ValidationError> Errors)
{
    /// <summary>Where something in a row stands in a request.</summary>
    public static ValidationError Error(int row, string column, string type, string message) =>
        new([ValidationError.Body, row.ToString(System.Globalization.CultureInfo.InvariantCulture), column], type, message);
}

/// <summary>A cell of a row.</summary>
/// <param name="Column">The name of its column, as the file writes it.</param>
/// <param name="Text">
/// What it says; empty to remove what is there, and null when it is neither a text, nor a number, nor true or false.
/// </param>
public readonly record struct SiteTableCell(string Column, string? Text);
