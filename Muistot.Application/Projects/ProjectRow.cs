using Microsoft.Extensions.Logging;
using Muistot.Application.Common;
using Muistot.Application.Languages;
using Muistot.Domain.Languages;
using Muistot.Domain.Projects;

namespace Muistot.Application.Projects;

/// <summary>A project as the database gives it, with the texts to show already chosen.</summary>
internal sealed class ProjectRow
{
    public required string Name { get; init; }

    public int? DefaultLanguageId { get; init; }

    public int? AskedLanguageId { get; init; }

    public string? Title { get; init; }

    public string? Abstract { get; init; }

    public string? Description { get; init; }

    public string? Image { get; init; }

    public DateTime? Starts { get; init; }

    public DateTime? Ends { get; init; }

    public bool AdminPosting { get; init; }

    public bool AutoPublish { get; init; }

    public ContactView? Contact { get; init; }

    public int SitesCount { get; init; }

    public required List<string> Admins { get; init; }

    /// <summary>Reads projects with their texts in a language, and in their default languages where that has none.</summary>
    public static IQueryable<ProjectRow> Select(IMuistotDb db, IQueryable<Project> projects, Language language) =>
        from project in projects
        from fallback in db.ProjectInformation
            .Where(entry => entry.ProjectId == project.Id && entry.LanguageId == project.DefaultLanguageId).DefaultIfEmpty()
        from asked in db.ProjectInformation
            .Where(entry => entry.ProjectId == project.Id && entry.LanguageId == language.Id && entry.LanguageId != project.DefaultLanguageId)
            .DefaultIfEmpty()
        select new ProjectRow
        {
            Name = project.Name,
            DefaultLanguageId = fallback.LanguageId,
            AskedLanguageId = asked.LanguageId,
            Title = asked.Name ?? fallback.Name,
            Abstract = asked.Abstract ?? fallback.Abstract,
            Description = asked.Description ?? fallback.Description,
            Image = project.Image!.FileName,
            Starts = project.Starts,
            Ends = project.Ends,
            AdminPosting = project.AdminPosting,
            AutoPublish = project.AutoPublish,
            Contact = project.Contact == null
                ? null
                : new ContactView(project.Contact.ContactEmail, project.Contact.HasResearchPermit, project.Contact.CanContact),
            SitesCount = project.Sites.Count(site => site.Published),
            Admins = project.Admins.OrderBy(admin => admin.CreatedAt).ThenBy(admin => admin.UserId).Select(admin => admin.User!.Username).ToList(),
        };

    /// <summary>The project as callers see it, or null when it has no entry of its default language to show.</summary>
    public ProjectView? ToView(ILogger logger)
    {
        if (DefaultLanguageId is not { } defaultLanguage || Title is not { } title)
        {
            logger.LogWarning("Project {Project} has no entry of its default language and cannot be shown.", Name);
            return null;
        }

        var info = new InformationView(Language.Of(AskedLanguageId ?? defaultLanguage).Code, title, Abstract, Description);
        return new ProjectView(Name, info, Image, Starts, Ends, Admins, Contact, AdminPosting, AutoPublish, SitesCount);
    }
}
