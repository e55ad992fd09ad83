using Muistot.Application.Jobs;

namespace Muistot.Application.Search;

/// <summary>Indexes the words of long texts that their saves left: all of them, whichever save asks for it.</summary>
public sealed record SearchBatchJob : IJobPayload
{
    /// <inheritdoc/>
    public static string Kind => "search-batch";
}
