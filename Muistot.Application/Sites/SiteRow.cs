using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Logging;
using Muistot.Application.Common;
using Muistot.Application.Languages;
using Muistot.Application.Memories;
using Muistot.Domain.Languages;
using Muistot.Domain.Sites;

namespace Muistot.Application.Sites;

/// <summary>A site as the database gives it, with the texts to show already chosen.</summary>
internal sealed class SiteRow
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public int? DefaultLanguageId { get; init; }

    public int? AskedLanguageId { get; init; }

    public string? Title { get; init; }

    public string? Abstract { get; init; }

    public string? Description { get; init; }

    public double Latitude { get; init; }

    public double Longitude { get; init; }

    public string? Image { get; init; }

    public bool Published { get; init; }

    public int? CreatorId { get; init; }

    public string? Creator { get; init; }

    public string? Modifier { get; init; }

    public int MemoriesCount { get; init; }

    /// <summary>
    /// Reads sites of one project with their texts in the project's language (the first number), and in another one (the second). Asked
    /// twice for the same entry, the database would send its texts twice: 0 stands for no other language.
    /// </summary>
    private static readonly Expression<Func<DbContext, IQueryable<Site>, int, int, IQueryable<SiteRow>>> Reading = (db, sites, defaultId, askedId) =>
        from site in sites
        from fallback in db.Set<SiteInformation>().Where(entry => entry.SiteId == site.Id && entry.LanguageId == defaultId).DefaultIfEmpty()
        from asked in db.Set<SiteInformation>().Where(entry => entry.SiteId == site.Id && entry.LanguageId == askedId).DefaultIfEmpty()
        select new SiteRow
        {
            Id = site.Id,
            Name = site.Name,
            DefaultLanguageId = fallback.LanguageId,
            AskedLanguageId = asked.LanguageId,
            Title = asked.Name ?? fallback.Name,
            Abstract = asked.Abstract ?? fallback.Abstract,
            Description = asked.Description ?? fallback.Description,
            Latitude = site.Latitude,
            Longitude = site.Longitude,
            Image = site.Image!.FileName ?? site.Memories
                .Where(memory => memory.Published && memory.ImageId != null)
                .OrderBy(memory => memory.Id)
                .Select(memory => memory.Image!.FileName)
                .FirstOrDefault(),
            Published = site.Published,
            CreatorId = site.CreatorId,
            Creator = site.Creator!.Username,
            Modifier = asked != null ? asked.Modifier!.Username : fallback.Modifier!.Username,
            MemoriesCount = site.Memories.Count(memory => memory.Published),
        };

    /// <summary>Reads sites of one project with their texts in a language, and in the project's where that has none.</summary>
    public static IQueryable<SiteRow> Select(IMuistotDb db, IQueryable<Site> sites, Language language, Language defaultLanguage)
    {
        var (defaultId, askedId) = (defaultLanguage.Id, IdOf(language, defaultLanguage));
        Expression<Func<int>> first = () => defaultId, second = () => askedId;
        return sites.Provider.CreateQuery<SiteRow>(Inline(Reading, Expression.Constant(db.Context), sites.Expression, first.Body, second.Body));
    }

    /// <summary>Compiles the reading of sites by their keys: keys, and the two languages of <see cref="IdOf"/>.</summary>
    public static Func<DbContext, int[], int, int, IAsyncEnumerable<SiteRow>> CompileByKeys()
    {
        // Of an array, Contains would be that of spans, which EF Core does not translate.
        Expression<Func<DbContext, int[], IQueryable<Site>>> byKeys = (db, keys) => db.Set<Site>().Where(site => Enumerable.Contains(keys, site.Id));
        var (context, ids) = (Expression.Parameter(typeof(DbContext), "db"), Expression.Parameter(typeof(int[]), "keys"));
        var (first, second) = (Expression.Parameter(typeof(int), "defaultId"), Expression.Parameter(typeof(int), "askedId"));
        return EF.CompileAsyncQuery(Expression.Lambda<Func<DbContext, int[], int, int, IQueryable<SiteRow>>>(
            Inline(Reading, context, Inline(byKeys, context, ids), first, second), context, ids, first, second));
    }

    /// <summary>Number of the language to read texts in besides the project's own; 0 when that is the one.</summary>
    public static int IdOf(Language language, Language defaultLanguage) => language == defaultLanguage ? 0 : language.Id;

    /// <summary>The site as a caller sees it, or null when it has no entry of the default language to show.</summary>
    public SiteView? ToView(int? callerId, ILogger logger, IReadOnlyList<MemoryView>? memories = null)
    {
        if (DefaultLanguageId is not { } defaultLanguage || Title is not { } title)
        {
            logger.LogWarning("Site {Site} has no entry of its project's default language and cannot be shown.", Id);
            return null;
        }

        var info = new InformationView(Language.Of(AskedLanguageId ?? defaultLanguage).Code, title, Abstract, Description);
        return new SiteView(
            Name,
            info,
            new LocationView(Longitude, Latitude),
            Image,
            MemoriesCount,
            Published ? null : true,
            callerId is not null && CreatorId == callerId ? true : null,
            Creator,
            Modifier,
            memories);
    }

    private static Expression Inline(LambdaExpression query, params Expression[] arguments) => query.Parameters.Zip(arguments).Aggregate(
        query.Body, (body, pair) => ReplacingExpressionVisitor.Replace(pair.First, pair.Second, body));
}
