using Muistot.Infrastructure.Import.Reporting;
using Muistot.Infrastructure.Import.Tables;
using Muistot.Infrastructure.Import.Writing;

namespace Muistot.Infrastructure.Import;

/// <summary>A table of the import, and what follows it.</summary>
/// <param name="Table">The table.</param>
/// <param name="Afterwards">What follows, or null.</param>
internal sealed record ImportStep(TableImport Table, Func<ImportBalance, CancellationToken,
    Task<IReadOnlyList<ImportFinding>>>? Afterwards = null)
{
    /// <summary>Every table, after those that its rows refer to.</summary>
    internal static IReadOnlyList<ImportStep> All(ImportContext context)
    {
        var projects = new InformationParents("project", "projects", context.Projects);
        var sites = new InformationParents("site", "sites", context.Sites);
        var log = new LoginLog(context);
        return
        [
            new(new Images(context)),
            new(new Users(context), new Uploaders(context).RunAsync),
            new(new PersonalDataEntries(context)),
            new(new Superusers(context)),
            new(new Projects(context)),
            new(new InformationEntries(context, projects), new DefaultEntries(context, projects).RunAsync),
            new(new ProjectContacts(context)),
            new(new Relations(context, "project_admins", "project_id", context.Projects)),
            new(new Relations(context, "project_moderators", "project_id", context.Projects)),
            new(new Sites(context)),
            new(new InformationEntries(context, sites), new DefaultEntries(context, sites).RunAsync),
            new(new Memories(context)),
            new(new Relations(context, "audit_sites", "site_id", context.Sites)),
            new(new Relations(context, "audit_memories", "memory_id", context.Memories)),
            new(log, log.FindGoneAsync),
        ];
    }
}
