namespace Muistot.Infrastructure.Import.Reading;

/// <summary>What is read of a table of the service being replaced.</summary>
/// <param name="name">Its name.</param>
/// <param name="key">The columns of its key, in order: one or two.</param>
/// <param name="columns">The columns that are read, those of the key among them.</param>
/// <param name="days">Those of them that hold days.</param>
internal sealed class SourceTable(string name, IReadOnlyList<string> key, IReadOnlyList<string> columns, IReadOnlySet<string> days)
{
    private readonly Dictionary<string, int> places = columns.Index()
        .ToDictionary(column => column.Item, column => column.Index, StringComparer.Ordinal);

    /// <summary>Its name.</summary>
    internal string Name => name;

    /// <summary>The columns of its key.</summary>
    internal IReadOnlyList<string> Key => key;

    /// <summary>The columns that are read.</summary>
    internal IReadOnlyList<string> Columns => columns;

    /// <summary>Where a column stands among those that are read, or -1 when the table does not have it.</summary>
    internal int IndexOf(string column) => places.GetValueOrDefault(column, -1);

    /// <summary>True when a column holds days rather than times.</summary>
    internal bool HoldsDays(string column) => days.Contains(column);

    /// <summary>Reads the rows after a key, in the order of keys, not more than @count of them.</summary>
    internal string NextRows() => key.Count == 1
        ? $"SELECT {Names(columns)} FROM `{name}` WHERE `{key[0]}` > @first ORDER BY `{key[0]}` LIMIT @count"
        : $"""
           SELECT {Names(columns)} FROM `{name}` WHERE `{key[0]}` > @first OR (`{key[0]}` = @first AND `{key[1]}` > @second)
           ORDER BY `{key[0]}`, `{key[1]}` LIMIT @count
           """;

    /// <summary>Reads every row, in the order of columns.</summary>
    internal string AllRows(IEnumerable<string> order) => $"SELECT {Names(columns)} FROM `{name}` ORDER BY {Names(order)}";

    private static string Names(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"`{column}`"));
}
