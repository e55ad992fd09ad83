using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Muistot.Application.Common;
using Muistot.Application.Languages;
using Muistot.Application.Memories;
using Muistot.Domain.Authorization;
using Muistot.Domain.Languages;
using Muistot.Domain.Sites;

namespace Muistot.Application.Sites;

/// <summary>A site as the database gives it, with the texts to show already chosen.</summary>
internal sealed class SiteRow : IPagedRow<int>
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required InformationRow Info { get; init; }

    public double Latitude { get; init; }

    public double Longitude { get; init; }

    public string? Image { get; init; }

    /// <summary>Key of the image; null also where everyone sees the image, which needs no alias.</summary>
    public int? ImageId { get; init; }

    /// <summary>Width of the image; null also where nobody asked.</summary>
    public int? ImageWidth { get; init; }

    /// <summary>Height of the image; null also where nobody asked.</summary>
    public int? ImageHeight { get; init; }

    public bool Published { get; init; }

    public int? CreatorId { get; init; }

    public string? Creator { get; init; }

    public string? Modifier { get; init; }

    public int MemoriesCount { get; init; }

    public int Version { get; init; }

    /// <inheritdoc/>
    public int Characters => Info.Characters;

    private static readonly Expression<Func<DbContext, IQueryable<Site>, int, int,
        IQueryable<LocalizedSite>>> InOneLanguage = (db, sites, defaultId, _) =>
        from site in sites
        from entry in db.Set<SiteInformation>().Where(entry => entry.SiteId == site.Id && entry.LanguageId == defaultId).DefaultIfEmpty()
        select new LocalizedSite { Site = site, Fallback = entry, Asked = entry };

    private static readonly Expression<Func<DbContext, IQueryable<Site>, int, int,
        IQueryable<LocalizedSite>>> InTwoLanguages = (db, sites, defaultId, askedId) =>
        from site in sites
        from fallback in db.Set<SiteInformation>().Where(entry => entry.SiteId == site.Id && entry.LanguageId == defaultId).DefaultIfEmpty()
        from asked in db.Set<SiteInformation>().Where(entry => entry.SiteId == site.Id && entry.LanguageId == askedId).DefaultIfEmpty()
        select new LocalizedSite { Site = site, Fallback = fallback, Asked = asked };

    private static readonly Expression<Func<DbContext, IQueryable<Site>, int, IQueryable<LocalizedSite>>> InLanguagesOfProjects =
        (db, sites, askedId) =>
        from site in sites
        from fallback in db.Set<SiteInformation>()
            .Where(entry => entry.SiteId == site.Id && entry.LanguageId == site.Project!.DefaultLanguageId).DefaultIfEmpty()
        from asked in db.Set<SiteInformation>().Where(entry => entry.SiteId == site.Id && entry.LanguageId == askedId).DefaultIfEmpty()
        select new LocalizedSite { Site = site, Fallback = fallback, Asked = asked };

    private static readonly Expression<Func<IQueryable<LocalizedSite>, bool, bool, Func<Information, Information, bool, InformationRow>,
        IQueryable<SiteRow>>> RowsWith = (all, isOpen, isSized, choose) =>
        all.Select(localized => new SiteRow
        {
            Id = localized.Site.Id,
            Name = localized.Site.Name,
            // What is said of an image is of the site's own.
            Info = choose(localized.Asked!, localized.Fallback!, localized.Site.ImageId == null),
            Latitude = localized.Site.Latitude,
            Longitude = localized.Site.Longitude,
            Image = localized.Site.Image!.FileName ?? localized.Site.Memories
            .Where(memory => Visibility.IsPublic(memory) && memory.ImageId != null)
            .OrderBy(memory => memory.Id)
            .Select(memory => memory.Image!.FileName)
            .FirstOrDefault(),
            ImageId = Visibility.IsPublic(localized.Site) && isOpen ? null : localized.Site.ImageId ?? localized.Site.Memories
            .Where(memory => Visibility.IsPublic(memory) && memory.ImageId != null)
            .OrderBy(memory => memory.Id)
            .Select(memory => memory.ImageId)
            .FirstOrDefault(),
            ImageWidth = !isSized ? null : localized.Site.ImageId != null ? localized.Site.Image.Width : localized.Site.Memories
            .Where(memory => Visibility.IsPublic(memory) && memory.ImageId != null)
            .OrderBy(memory => memory.Id)
            .Select(memory => memory.Image!.Width)
            .FirstOrDefault(),
            ImageHeight = !isSized ? null : localized.Site.ImageId != null ? localized.Site.Image.Height : localized.Site.Memories
            .Where(memory => Visibility.IsPublic(memory) && memory.ImageId != null)
            .OrderBy(memory => memory.Id)
            .Select(memory => memory.Image!.Height)
            .FirstOrDefault(),
            Published = localized.Site.Published,
            CreatorId = localized.Site.CreatorId,
            Creator = localized.Site.Creator!.Username,
            Modifier = localized.Asked!.Name!.Length > 0 || localized.Asked.Abstract!.Length > 0 || localized.Asked.Description!.Length > 0
            ? localized.Asked.Modifier!.Username
            : localized.Fallback!.Modifier!.Username,
            MemoriesCount = localized.Site.Memories.Count(memory => Visibility.IsPublic(memory)),
            Version = localized.Site.Version,
        });

    private static readonly LambdaExpression Rows = RowsWith.With(InformationRow.Chosen);

    /// <summary>Reads sites of one project with their texts in a language, and in the project's where that has none.</summary>
    /// <param name="db">The database.</param>
    /// <param name="sites">The sites.</param>
    /// <param name="language">The asked language.</param>
    /// <param name="defaultLanguage">The project's language.</param>
    /// <param name="isOpen">True when everyone sees the project.</param>
    /// <param name="isSized">True to read the sizes of images.</param>
    public static IQueryable<SiteRow> Select(IMuistotDb db, IQueryable<Site> sites, Language language, Language defaultLanguage,
        bool isOpen, bool isSized = false)
    {
        var (defaultId, askedId) = (defaultLanguage.Id, language.Id);
        Expression<Func<int>> first = () => defaultId, second = () => askedId;
        Expression<Func<bool>> open = () => isOpen;
        return sites.Provider.CreateQuery<SiteRow>(
            Select(language != defaultLanguage, Expression.Constant(db.Context), sites.Expression, first.Body, second.Body, open.Body,
                isSized));
    }

    /// <summary>
    /// Reads sites of any projects with their texts in a language, and in those of their projects where that has none. The keys of images
    /// are always there.
    /// </summary>
    public static IQueryable<SiteRow> Select(IMuistotDb db, IQueryable<Site> sites, Language language, bool isSized = false)
    {
        var askedId = language.Id;
        Expression<Func<int>> asked = () => askedId;
        var localized = InLanguagesOfProjects.Inline(Expression.Constant(db.Context), sites.Expression, asked.Body);
        return sites.Provider.CreateQuery<SiteRow>(Rows.Inline(localized, Expression.Constant(false), Expression.Constant(isSized)));
    }

    /// <summary>
    /// Reads sites as <see cref="Select(IMuistotDb, IQueryable{Site}, Language, Language, bool, bool)"/> does, in a query that is to be compiled.
    /// </summary>
    /// <param name="isAnother">True when the asked language is another one than the project's: asked twice for the same entry, the database
    /// would send its texts twice.</param>
    /// <param name="db">The database.</param>
    /// <param name="sites">The sites.</param>
    /// <param name="defaultId">Key of the project's language.</param>
    /// <param name="askedId">Key of the asked language.</param>
    /// <param name="isOpen">True when everyone sees the project.</param>
    /// <param name="isSized">True to read the sizes of images.</param>
    public static Expression Select(bool isAnother, Expression db, Expression sites, Expression defaultId, Expression askedId,
        Expression isOpen, bool isSized) =>
        Rows.Inline(
            (isAnother ? InTwoLanguages : InOneLanguage).Inline(db, sites, defaultId, askedId), isOpen, Expression.Constant(isSized));

    /// <summary>
    /// Compiles the reading of sites by their keys: keys, the language of the project, that to read texts in, and whether everyone sees the
    /// project.
    /// </summary>
    /// <param name="isAnother">True when the latter is another one than the former.</param>
    /// <param name="isSized">True to read the sizes of images.</param>
    public static Func<DbContext, int[], int, int, bool, IAsyncEnumerable<SiteRow>> CompileByKeys(bool isAnother, bool isSized)
    {
        // Of an array, Contains would be that of spans, which EF Core does not translate.
        Expression<Func<DbContext, int[], IQueryable<Site>>> byKeys = (db, keys) => db.Set<Site>()
            .Where(site => Enumerable.Contains(keys, site.Id));
        var (context, ids) = (Expression.Parameter(typeof(DbContext), "db"), Expression.Parameter(typeof(int[]), "keys"));
        var (first, second) = (Expression.Parameter(typeof(int), "defaultId"), Expression.Parameter(typeof(int), "askedId"));
        var open = Expression.Parameter(typeof(bool), "isOpen");
        var rows = Select(isAnother, context, byKeys.Inline(context, ids), first, second, open, isSized);
        return EF.CompileAsyncQuery(Expression.Lambda<Func<DbContext, int[], int, int, bool,
            IQueryable<SiteRow>>>(rows, context, ids, first, second, open));
    }

    /// <summary>The site as a caller sees it, or null when it has no entry of the default language to show.</summary>
    public SiteView? ToView(Presentation presentation, ILogger logger, IAsyncEnumerable<MemoryView>? memories = null)
    {
        if (presentation.Show(Info) is not { } info)
        {
            logger.LogWarning("Site {Site} has no entry of its project's default language and cannot be shown.", Id);
            return null;
        }

        if (!Location.Holds(Latitude, Longitude))
        {
            logger.LogWarning("Site {Site} has a place outside of WGS 84 and cannot be shown.", Id);
            return null;
        }

        var callerId = presentation.CallerId;
        return new SiteView(
            Name,
            info,
            new LocationView(Longitude, Latitude),
            NameImage(presentation, presentation.IsProjectOpen),
            MemoriesCount,
            Published ? null : true,
            callerId is not null && CreatorId == callerId ? true : null,
            Creator,
            Modifier,
            memories)
        {
            ImageSize = presentation.SizeOf(ImageWidth, ImageHeight),
            Permissions = presentation.PermissionsOf(new SiteSnapshot(Id, Published, callerId is not null && CreatorId == callerId)),
            Version = new ResourceVersion(LockedTable.Sites, Id, Version),
        };
    }

    /// <summary>The name of the image, as the caller of a request is told it.</summary>
    /// <param name="presentation">The answer.</param>
    /// <param name="isProjectOpen">True when everyone sees the project.</param>
    public string? NameImage(Presentation presentation, bool isProjectOpen) =>
        presentation.NameImage(Image, ImageId, isPublic: Published && isProjectOpen);

    /// <summary>A site with its texts in the project's language, and in the one that was asked for.</summary>
    private sealed class LocalizedSite
    {
        public required Site Site { get; init; }

        public SiteInformation? Fallback { get; init; }

        public SiteInformation? Asked { get; init; }
    }
}
