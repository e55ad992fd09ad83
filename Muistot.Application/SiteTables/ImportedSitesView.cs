using Muistot.Application.Common;

namespace Muistot.Application.SiteTables;

/// <summary>What the rows of a table came to, or would come to.</summary>
/// <param name="Created">Number of sites that were not there.</param>
/// <param name="Changed">Number of sites of which something is different now.</param>
/// <param name="Unchanged">Number of sites that were so already.</param>
/// <param name="IgnoredColumns">The columns that mean nothing here, as the file writes them; the first 1000 of them.</param>
public sealed record ImportedSitesView(
    [Example(12)] int Created, [Example(3)] int Changed, [Example(140)] int Unchanged,
    [Example("comment")] IReadOnlyList<string> IgnoredColumns);
