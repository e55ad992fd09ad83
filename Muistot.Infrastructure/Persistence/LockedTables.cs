using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Muistot.Application.Common;
using Muistot.Domain.Images;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Search;
using Muistot.Domain.Sites;
using Muistot.Domain.Users;

namespace Muistot.Infrastructure.Persistence;

/// <summary>The names of the tables whose rows are locked.</summary>
internal static class LockedTables
{
    internal static string NameOf(IModel model, LockedTable table) => model.FindEntityType(table switch
    {
        LockedTable.Users => typeof(User),
        LockedTable.Projects => typeof(Project),
        LockedTable.Sites => typeof(Site),
        LockedTable.Memories => typeof(Memory),
        LockedTable.SearchTerms => typeof(SearchTerm),
        LockedTable.SearchBatches => typeof(SearchBatch),
        _ => typeof(Image),
    })!.GetTableName()!;
}
