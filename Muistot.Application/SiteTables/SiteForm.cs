using Muistot.Application.Common;
using Muistot.Domain.Languages;
using Muistot.Domain.Sites;
using Muistot.Domain.Values;

namespace Muistot.Application.SiteTables;

/// <summary>A row of a table, read.</summary>
/// <param name="Row">The number of the row.</param>
/// <param name="IdColumn">The name of the column of the id, as the file writes it.</param>
/// <param name="Unread">What could not be read, so that it is not missing.</param>
/// <param name="Id">The public id of the site.</param>
/// <param name="Lat">Degrees north, or null to keep them.</param>
/// <param name="Lon">Degrees east, or null to keep them.</param>
/// <param name="IsPublic">Whether everyone sees it, or null to keep that.</param>
/// <param name="Texts">The texts.</param>
internal sealed record SiteForm(
    int Row, string IdColumn, IReadOnlySet<SiteColumnKind> Unread, SiteId Id, Latitude? Lat, Longitude? Lon, bool? IsPublic,
    IReadOnlyList<SiteText> Texts)
{
    /// <summary>How many characters the texts have.</summary>
    internal int Characters => Texts.Sum(text => text.Value?.Length ?? 0);
}

/// <summary>A text of a row.</summary>
/// <param name="Column">The name of its column, as the file writes it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Language">Its language.</param>
/// <param name="IsShown">
/// True when the column names no language. The text is then what readers of that language are shown, which may be the text of the default
/// language.
/// </param>
/// <param name="Value">The text, trimmed, or null to remove it.</param>
internal sealed record SiteText(string Column, SiteColumnKind Kind, Language Language, bool IsShown, string? Value);

/// <summary>Reads rows, by the rules that forms have.</summary>
/// <param name="columns">Knows what columns mean.</param>
/// <param name="languages">The languages that texts are kept in.</param>
/// <param name="defaultLanguage">The default language of the project.</param>
/// <param name="errors">Gets what is wrong.</param>
internal sealed class SiteFormReader(
    SiteColumns columns, IReadOnlyList<Language> languages, Language defaultLanguage, ValidationErrors errors)
{
    private const string Invalid = "invalid";

    private HashSet<SiteColumnKind> unread = [];

    /// <summary>Reads a row. Returns null after an error.</summary>
    internal SiteForm? Read(SiteTableRow row)
    {
        unread = row.Errors.Count > 0 ? [.. Enum.GetValues<SiteColumnKind>()] : [];
        var cells = new Dictionary<SiteColumn, SiteTableCell>();
        foreach (var cell in row.Cells)
            Add(cells, row.Number, cell);
        var idKind = cells.ContainsKey(new(SiteColumnKind.Id, null)) ? SiteColumnKind.Id : SiteColumnKind.Site;
        if (idKind is SiteColumnKind.Id && cells.TryGetValue(new(SiteColumnKind.Site, null), out var other))
            columns.Ignore(other.Column);
        if (!cells.TryGetValue(new(idKind, null), out var idCell) && !unread.Contains(idKind))
            errors.Add(SiteTableRow.Error(row.Number, "id", TextRules.Missing, "Required."));

        var id = Value<SiteId>(cells, row.Number, idKind);
        var (latitude, longitude) = (Value<Latitude>(cells, row.Number, SiteColumnKind.Lat),
            Value<Longitude>(cells, row.Number, SiteColumnKind.Lon));
        var published = Published(cells, row.Number);
        var texts = Texts(cells, row.Number, LanguageOf(cells, row.Number));
        return id is null ? null : new SiteForm(row.Number, idCell.Column, unread, id, latitude, longitude, published, texts);
    }

    private void Add(Dictionary<SiteColumn, SiteTableCell> cells, int row, SiteTableCell cell)
    {
        if (columns.Find(cell.Column) is not { } column)
            return;
        if (cell.Text is null)
            Refuse(column.Kind, row, cell, Invalid, "Must be a text, a number, true or false.");
        else if (!Text.IsWellFormed(cell.Text))
            Refuse(column.Kind, row, cell, "characters", "Must not contain U+0000 or lone surrogates.");
        else if (!cells.TryAdd(column, cell with { Text = cell.Text.Trim() }) && cells[column].Text != cell.Text.Trim())
            Refuse(column.Kind, row, cell, TextRules.Contradiction, "Columns of one name must say the same.");
    }

    private void Refuse(SiteColumnKind kind, int row, SiteTableCell cell, string type, string message)
    {
        unread.Add(kind);
        errors.Add(SiteTableRow.Error(row, cell.Column, type, message));
    }

    private T? Value<T>(Dictionary<SiteColumn, SiteTableCell> cells, int row, SiteColumnKind kind)
        where T : class, IValue<T>
    {
        if (!cells.TryGetValue(new(kind, null), out var cell))
            return null;
        if (cell.Text!.Length == 0)
            Refuse(kind, row, cell, TextRules.Missing, "Required.");
        else if (T.TryParse(cell.Text, out var value))
            return value;
        else
            Refuse(kind, row, cell, Invalid, T.Rule);
        return null;
    }

    // Spreadsheets write what is true in the language of their users.
    private bool? Published(Dictionary<SiteColumn, SiteTableCell> cells, int row)
    {
        if (!cells.TryGetValue(new(SiteColumnKind.Published, null), out var cell) || cell.Text!.Length == 0)
            return null;
        if (cell.Text.ToUpperInvariant() is "TOSI" or "EPÄTOSI")
            return cell.Text.Length == "TOSI".Length;
        if (BooleanText.TryParse(cell.Text, out var value))
            return value;
        Refuse(SiteColumnKind.Published, row, cell, Invalid, "Must be true or false.");
        return null;
    }

    private Language LanguageOf(Dictionary<SiteColumn, SiteTableCell> cells, int row)
    {
        if (!cells.TryGetValue(new(SiteColumnKind.Lang, null), out var cell) || cell.Text!.Length == 0)
            return defaultLanguage;
        if (LanguageCode.TryParse(cell.Text, out var code) && languages.Contains(code.Language))
            return code.Language;
        var codes = string.Join(", ", languages.Select(language => language.Code));
        Refuse(SiteColumnKind.Lang, row, cell, Invalid, $"Must be one of {codes}.");
        return defaultLanguage;
    }

    private List<SiteText> Texts(Dictionary<SiteColumn, SiteTableCell> cells, int row, Language language)
    {
        var texts = new List<SiteText>();
        foreach (var (column, cell) in cells.Where(cell => SiteColumn.IsText(cell.Key.Kind)))
        {
            if (column.Language is null && cells.TryGetValue(column with { Language = language }, out var named))
            {
                if (named.Text != cell.Text)
                    Refuse(column.Kind, row, cell, TextRules.Contradiction, $"{cell.Column} and {named.Column} must say the same.");
                continue;
            }

            texts.Add(new SiteText(
                cell.Column, column.Kind, column.Language ?? language, column.Language is null, cell.Text!.Length == 0 ? null : cell.Text));
        }

        return texts;
    }
}
