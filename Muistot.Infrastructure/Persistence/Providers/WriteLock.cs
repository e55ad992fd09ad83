namespace Muistot.Infrastructure.Persistence.Providers;

/// <summary>A turn to write.</summary>
/// <param name="writer">What is given up in the end, or nothing.</param>
internal sealed class WriteLock(SemaphoreSlim? writer) : IDisposable
{
    /// <summary>The turn where everyone may write.</summary>
    internal static readonly WriteLock Free = new(null);

    /// <inheritdoc/>
    public void Dispose() => writer?.Release();
}
