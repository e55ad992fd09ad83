using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Languages;
using Muistot.Domain.Login;
using Muistot.Domain.Projects;
using Muistot.Domain.Users;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Persistence;

[OnEveryBackend]
public sealed class ColumnTests(Backend backend) : IntegrationTest(backend)
{
    private static readonly string Name = Widest(200);
    private static readonly string Story = Widest(20_000);
    private static readonly string Description = Widest(100_000);

    [Test]
    public async Task HoldTheTextsOfProjects()
    {
        var project = new Project { Name = new string('a', 250), DefaultLanguageId = 1 };
        var entry = project.InformationIn(Language.Of(1));
        (entry.Name, entry.Abstract, entry.Description) = (Name, Story, Description);
        project.Contact = new ProjectContact { ContactEmail = LongestEmail() };

        await World.InDatabase(db => db.Projects.Add(project));
        var read = await World.Read(db => db.Projects.AsNoTracking().Include(row => row.Information).Include(row => row.Contact)
            .SingleAsync());

        Assert.That((read.Name, read.Contact!.ContactEmail), Is.EqualTo((project.Name, project.Contact.ContactEmail)));
        Assert.That(read.Information.Select(row => (row.Name, row.Abstract, row.Description)),
            Is.EqualTo(new[] { (Name, Story, Description) }));
    }

    [Test]
    public async Task HoldTheTextsOfSites()
    {
        var (project, site) = (await World.ProjectAsync(), new string('b', 250));
        var projectId = await World.Read(db => db.Projects.Select(row => row.Id).SingleAsync());
        await World.InDatabase(db =>
        {
            var row = new Domain.Sites.Site { Name = site, ProjectId = projectId };
            var entry = row.InformationIn(Language.Of(2));
            (entry.Name, entry.Abstract, entry.Description) = (Name, Story, Description);
            db.Sites.Add(row);
        });

        var read = await World.Read(db => db.Sites.AsNoTracking().Include(row => row.Information).SingleAsync());

        Assert.That(read.Name, Is.EqualTo(site));
        Assert.That(read.Information.Select(row => (row.Name, row.Abstract, row.Description)),
            Is.EqualTo(new[] { (Name, Story, Description) }));
    }

    [Test]
    public async Task HoldTheTextsOfMemories()
    {
        var project = await World.ProjectAsync();
        await World.MemoryAsync(project, await World.SiteAsync(project));

        await World.InDatabase(db =>
        {
            var memory = db.Memories.Single();
            (memory.Title, memory.Story) = (Name, Story);
        });
        var read = await World.Read(db => db.Memories.AsNoTracking().SingleAsync());

        Assert.That((read.Title, read.Story), Is.EqualTo((Name, Story)));
    }

    [Test]
    public async Task HoldWhatPeopleAreAndTell()
    {
        var user = User.Create(new Username(new string('Ö', 64)), new EmailAddress(LongestEmail()), Language.Of(1));
        user.PersonalData = new PersonalData
        {
            FirstName = Name,
            LastName = Name,
            City = Name,
            Country = "FIN",
            BirthDate = new DateOnly(1900, 2, 28)
        };

        await World.InDatabase(db => db.Users.Add(user));
        var read = await World.Read(db => db.Users.AsNoTracking().Include(row => row.PersonalData).SingleAsync());

        Assert.That((read.Username, read.Email, read.EmailKey), Is.EqualTo((user.Username, user.Email, user.EmailKey)));
        Assert.That(read.UsernameKey, Is.EqualTo(new string('ö', 64)));
        Assert.That(
            (read.PersonalData!.FirstName, read.PersonalData.LastName, read.PersonalData.City, read.PersonalData.BirthDate),
            Is.EqualTo((Name, Name, Name, user.PersonalData.BirthDate)));
    }

    [Test]
    public async Task HoldSignInsOfAdminsOfManyProjects()
    {
        var projects = string.Join(',', Enumerable.Repeat(new string('p', 250), 400));
        var now = new DateTime(2031, 12, 31, 23, 59, 59, DateTimeKind.Utc).AddMicroseconds(123_456);

        await World.InDatabase(
            db => db.LoginLog.Add(new LoginLogEntry { Username = new string('å', 64), AdminIn = projects, Timestamp = now }));
        var read = await World.Read(db => db.LoginLog.AsNoTracking().SingleAsync());

        Assert.That((read.AdminIn, read.Timestamp, read.Timestamp.Kind), Is.EqualTo((projects, now, DateTimeKind.Utc)));
    }

    // Four bytes each.
    private static string Widest(int length) => string.Concat(Enumerable.Repeat("𐐷", length));

    private static string LongestEmail()
    {
        var host = string.Join('.', Enumerable.Repeat(new string('h', 45), 4)) + ".example";
        var email = $"{string.Concat(Enumerable.Repeat("ä", 30))}{new string('a', 253 - 60 - host.Length)}@{host}";
        Assert.That(EmailAddress.TryParse(email, out _), Is.True);
        return email;
    }
}
