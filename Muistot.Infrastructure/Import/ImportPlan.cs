namespace Muistot.Infrastructure.Import;

/// <summary>What an import is to do.</summary>
/// <param name="From">Connection string of the database that is read.</param>
/// <param name="Images">Folder of the images that are read, or null to take none.</param>
/// <param name="Zone">Time zone of the times that are read, or null to ask the server for it.</param>
/// <param name="Batch">Number of rows in a batch, from 1.</param>
/// <param name="DryRun">True to write nothing.</param>
/// <param name="Indexes">False to leave the search index to <c>search rebuild</c>, or to the daily job.</param>
public sealed record ImportPlan(string From, string? Images, TimeZoneInfo? Zone, int Batch, bool DryRun, bool Indexes = true);
