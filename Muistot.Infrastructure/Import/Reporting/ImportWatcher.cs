namespace Muistot.Infrastructure.Import.Reporting;

/// <summary>Hears how an import goes. What it hears is in the database for good, or would be, in a dry run.</summary>
public interface IImportWatcher
{
    /// <summary>It begins.</summary>
    /// <param name="zone">The time zone that the times in the source are taken for.</param>
    void Begin(TimeZoneInfo zone);

    /// <summary>A table is begun.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">How many rows it has in the source.</param>
    void Begin(string table, long rows);

    /// <summary>A batch of a table is done.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">How many rows of it have been read so far.</param>
    /// <param name="findings">What there is to say about rows of the batch.</param>
    void Advance(string table, long rows, IReadOnlyList<ImportFinding> findings);
}
