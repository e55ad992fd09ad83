using Muistot.Infrastructure.Import.Writing;

namespace Muistot.Infrastructure.Import.Tables;

/// <summary>Projects or sites, as the holders of texts in several languages.</summary>
/// <param name="What">What they are, in a word.</param>
/// <param name="Table">Their table.</param>
/// <param name="References">Where they are in the target.</param>
internal sealed record InformationParents(string What, string Table, References References)
{
    private const string OfProjects = "projects t JOIN projects p ON p.id = t.id";
    private const string OfSites = "sites t JOIN projects p ON p.id = t.project_id";

    /// <summary>The table of their texts.</summary>
    internal string Entries => $"{What}_information";

    /// <summary>The column of that table that names them.</summary>
    internal string Column => $"{What}_id";

    /// <summary>Reads the public id and the key of the default language of the one that is called @id.</summary>
    internal string One => $"SELECT t.name, p.default_language_id FROM {Source} WHERE t.id = @id";

    /// <summary>
    /// Reads some of them, the next ones after @first: key, public id, key of the default language, keys of the languages of their
    /// entries with commas between.
    /// </summary>
    internal string Next => $"""
        SELECT t.id, t.name, p.default_language_id, (SELECT GROUP_CONCAT(i.lang_id) FROM {Entries} i WHERE i.{Column} = t.id)
        FROM {Source} WHERE t.id > @first ORDER BY t.id LIMIT @count
        """;

    private string Source => Table == "sites" ? OfSites : OfProjects;

    /// <summary>The name of the first entry that has one, or null.</summary>
    internal async Task<string?> FirstNameAsync(ImportContext context, long id, CancellationToken cancellationToken)
    {
        var text = $"SELECT name FROM {Entries} WHERE {Column} = @id AND name IS NOT NULL AND CHAR_LENGTH(name) <= {Domain.Values.Text.KeptNameLength} ORDER BY lang_id LIMIT 1";
        string? name = null;
        await foreach (var values in context.Old.QueryAsync(text, cancellationToken, ("@id", id)))
            name = Repairs.WellFormed.WithoutNulls((string)values[0]!);
        return name;
    }
}
