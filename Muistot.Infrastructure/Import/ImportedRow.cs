namespace Muistot.Infrastructure.Import;

/// <summary>
/// Remembers that a row was taken over from the service being replaced, so that a later import knows it again. It is written in the
/// transaction that writes the row itself.
/// </summary>
public sealed class ImportedRow
{
    /// <summary>Name of the table, the same there and here.</summary>
    public required string TableName { get; init; }

    /// <summary>First column of the row's key over there.</summary>
    public long ThereFirst { get; init; }

    /// <summary>Second column of the row's key over there; 0 where the key is one column.</summary>
    public long ThereSecond { get; init; }

    /// <summary>First column of the row's key here.</summary>
    public long HereFirst { get; init; }

    /// <summary>Second column of the row's key here; 0 where the key is one column.</summary>
    public long HereSecond { get; init; }

    /// <summary>
    /// Fingerprint of the row as it was written here: 32 bits of its values, 30 of its times, and two that say how it came. A row whose
    /// values have another one now was changed here.
    /// </summary>
    public long Fingerprint { get; init; }

    /// <summary>True when there was no such row over there, and the import made one that must not be missing here.</summary>
    public bool MadeUp { get; init; }
}
