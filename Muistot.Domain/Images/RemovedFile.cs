namespace Muistot.Domain.Images;

/// <summary>
/// A file of the store that is to be deleted: its row went in a transaction that erased an account. It is there until the file is gone, so
/// that no file outlives a service that dies in between.
/// </summary>
public sealed class RemovedFile
{
    /// <summary>Name of the file; the key.</summary>
    public required string FileName { get; init; }
}
