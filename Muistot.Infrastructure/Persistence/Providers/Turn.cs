namespace Muistot.Infrastructure.Persistence.Providers;

/// <summary>A turn to write.</summary>
/// <param name="writer">What is given up in the end, or nothing.</param>
internal sealed class Turn(SemaphoreSlim? writer) : IDisposable
{
    /// <summary>The turn where everyone may write.</summary>
    internal static readonly Turn Free = new(null);

    /// <inheritdoc/>
    public void Dispose() => writer?.Release();
}
