namespace Muistot.Infrastructure.Import;

/// <summary>
/// Remembers that a row was taken over from the service being replaced, so that a later import knows it again. It is written in the
/// transaction that writes the row itself.
/// </summary>
public sealed class ImportedRow
{
    /// <summary>Name of the table, the same in both.</summary>
    public required string TableName { get; init; }

    /// <summary>First column of the row's key in the source.</summary>
    public long SourceFirst { get; init; }

    /// <summary>Second column of the row's key in the source; 0 where the key is one column.</summary>
    public long SourceSecond { get; init; }

    /// <summary>First column of the row's key in the target.</summary>
    public long TargetFirst { get; init; }

    /// <summary>Second column of the row's key in the target; 0 where the key is one column.</summary>
    public long TargetSecond { get; init; }

    /// <summary>
    /// Fingerprint of the row as it was written in the target: 32 bits of its values, 30 of its times, and two that say how it came. A row
    /// whose values have another one now was changed in the target.
    /// </summary>
    public long Fingerprint { get; init; }

    /// <summary>True when there was no such row in the source, and the import made one that must not be missing in the target.</summary>
    public bool MadeUp { get; init; }
}
