namespace Muistot.Infrastructure.Search;

/// <summary>Reports at once, on the thread that makes the progress.</summary>
/// <param name="report">Hears the numbers.</param>
public sealed class DirectProgress(Action<long> report) : IProgress<long>
{
    /// <inheritdoc/>
    public void Report(long value) => report(value);
}
