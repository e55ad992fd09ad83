using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Domain.Images;
using Muistot.Domain.Languages;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Domain.Users;

namespace Muistot.Infrastructure.Demo;

/// <summary>Fills a new database with a made-up world, to look at and try things on.</summary>
/// <param name="db">The database.</param>
/// <param name="files">Where images go.</param>
/// <param name="cleaner">Reads how large they are.</param>
/// <param name="localization">The zone of days.</param>
/// <param name="clock">The current time.</param>
public sealed class DemoSeed(
    IMuistotDb db, IFileStore files, IImageCleaner cleaner, IOptions<LocalizationOptions> localization, TimeProvider clock)
{
    private readonly Dictionary<string, User> users = new(StringComparer.Ordinal);

    /// <summary>Fills the database, if nobody has an account in it yet.</summary>
    /// <returns>True when it did.</returns>
    public async Task<bool> FillNewAsync(CancellationToken cancellationToken)
    {
        if (await db.Users.AnyAsync(cancellationToken))
            return false;
        var content = DemoContent.Load();
        foreach (var account in content.Accounts)
            db.Users.Add(users[account.Username] = ToUser(account));
        foreach (var project in content.Projects)
            db.Projects.Add(await ToProject(project, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static User ToUser(DemoContent.Account account)
    {
        var user = User.Create(new Username(account.Username), new EmailAddress(account.Email), LanguageOf("fi"));
        user.Verify();
        user.Superuser = account.Role == "superuser" ? new Superuser() : null;
        user.PersonalData = new PersonalData { FirstName = account.FirstName, City = account.City, Country = account.Country };
        return user;
    }

    private async Task<Project> ToProject(DemoContent.Project content, CancellationToken cancellationToken)
    {
        var (zone, now) = (localization.Value.Zone, clock.GetUtcNow().UtcDateTime);
        var project = new Project
        {
            Name = content.Id,
            AdminPosting = content.AdminPosting,
            AutoPublish = content.AutoPublish,
            Published = content.Published,
            DefaultLanguageId = LanguageOf(content.DefaultLanguage).Id,
            Image = await StoreAsync(content.Image, uploader: null, cancellationToken),
            Contact = content.Contact is { } contact
                ? new ProjectContact
                {
                    ContactEmail = contact.ContactEmail,
                    HasResearchPermit = contact.HasResearchPermit,
                    CanContact = contact.CanContact
                }
                : null,
        };
        project.TryRun(DayOf(content.Starts)?.Start(zone), DayOf(content.Ends)?.End(zone));
        foreach (var (language, text) in content.Info)
            Write(project.InformationIn(LanguageOf(language)), text);
        foreach (var (name, index) in content.Admins.Select((name, index) => (name, index)))
            project.Admins.Add(new ProjectAdmin { User = users[name], CreatedAt = now.AddMicroseconds(index) });
        foreach (var name in content.Moderators)
            project.Moderators.Add(new ProjectModerator { User = users[name], CreatedAt = now });
        foreach (var site in content.Sites)
            project.Sites.Add(await ToSite(site, cancellationToken));
        return project;
    }

    private async Task<Site> ToSite(DemoContent.Site content, CancellationToken cancellationToken)
    {
        var creator = users[content.Creator];
        var site = new Site
        {
            Name = content.Id,
            Published = content.Published,
            Creator = creator,
            Modifier = creator,
            Image = await StoreAsync(content.Image, creator, cancellationToken),
        };
        site.MoveTo(new Location(content.Latitude, content.Longitude));
        foreach (var (language, text) in content.Info)
            site.Information.Add(
                new SiteInformation
                {
                    LanguageId = LanguageOf(language).Id,
                    Name = text.Name,
                    Abstract = text.Abstract,
                    Description = text.Description,
                    Modifier = creator
                });
        foreach (var memory in content.Memories)
        {
            site.Memories.Add(new Memory
            {
                User = users[memory.User],
                Title = memory.Title,
                Story = memory.Story,
                Published = memory.Published,
                Image = await StoreAsync(memory.Image, users[memory.User], cancellationToken),
            });
        }

        return site;
    }

    private async Task<Image?> StoreAsync(string? image, User? uploader, CancellationToken cancellationToken)
    {
        if (image is null)
            return null;
        var name = $"{Guid.NewGuid():D}{Path.GetExtension(image)}";
        var bytes = DemoContent.Image(image);
        await files.WriteAsync(name, bytes, cancellationToken);
        _ = cleaner.TryClean(bytes, new ImageLimits(long.MaxValue, int.MaxValue), out var read, out _);
        return new Image { FileName = name, Width = read?.Width, Height = read?.Height, Uploader = uploader };
    }

    private static void Write(Information entry, DemoContent.Text text) =>
        (entry.Name, entry.Abstract, entry.Description) = (text.Name, text.Abstract, text.Description);

    private static DayOrInstant? DayOf(string? text) => text is not null && DayOrInstant.TryParse(text, out var day) ? day : null;

    private static Language LanguageOf(string code) =>
        Language.TryFind(code, out var language) ? language : throw new InvalidOperationException($"'{code}' is not a language.");
}
