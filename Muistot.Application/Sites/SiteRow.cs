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

    /// <summary>Reads sites of one project with their texts in a language, and in the project's where that has none.</summary>
    public static IQueryable<SiteRow> Select(IMuistotDb db, IQueryable<Site> sites, Language language, Language defaultLanguage)
    {
        // Asked twice for the same entry, the database would send its texts twice.
        var (defaultId, askedId) = (defaultLanguage.Id, language == defaultLanguage ? 0 : language.Id);
        return
            from site in sites
            from fallback in db.SiteInformation.Where(entry => entry.SiteId == site.Id && entry.LanguageId == defaultId).DefaultIfEmpty()
            from asked in db.SiteInformation.Where(entry => entry.SiteId == site.Id && entry.LanguageId == askedId).DefaultIfEmpty()
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
    }

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
}
