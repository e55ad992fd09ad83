using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Images;
using Muistot.Domain.Languages;
using Muistot.Domain.Moderation;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Domain.Users;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Persistence;

[OnEveryBackend]
public sealed class UniqueKeyTests(Backend backend) : IntegrationTest(backend)
{
    [TestCase("ÄITI Maija", "äiti maija", false)]
    [TestCase("Äiti Maija", "Aiti Maija", true)]
    [TestCase("abcd", "abcd#", true)]
    public async Task KeepOneAccountForAName(string first, string second, bool both)
    {
        await AddAsync(Account(first, "first@example.com"));

        await AssertAddsAsync(Account(second, "second@example.com"), both ? null : UniqueKey.Username);
    }

    [TestCase("Aino@example.com", "aINO@EXAMPLE.com", false)]
    [TestCase("aino@example.com", "ainó@example.com", true)]
    [TestCase("aino@example.com", "ai\u200Bno@example.com", true)]
    [TestCase("Äiti@example.com", "äiti@example.com", true)]
    [TestCase("maße@example.com", "masse@example.com", true)]
    public async Task KeepOneAccountForAnAddress(string first, string second, bool both)
    {
        await AddAsync(Account("First", first));

        await AssertAddsAsync(Account("Second", second), both ? null : UniqueKey.Email);
    }

    [TestCase("abcd", "abcd", false)]
    [TestCase("abcd", "ABCD", true)]
    [TestCase("abcd", "abcd-", true)]
    public async Task KeepOneProjectForAnId(string first, string second, bool both)
    {
        await AddAsync(Project(first));

        await AssertAddsAsync(Project(second), both ? null : "ux_projects_name");
    }

    [TestCase("abcd", false)]
    [TestCase("ABCD", true)]
    public async Task KeepOneSiteForAnIdInAProject(string second, bool both)
    {
        var (project, other) = (await AddAsync(Project("project-1")), await AddAsync(Project("project-2")));
        await AddAsync(Site("abcd", project));

        await AssertAddsAsync(Site("abcd", other), null);
        await AssertAddsAsync(Site(second, project), both ? null : "ux_sites_project_id_name_deletion");
    }

    [Test]
    public async Task KeepOneImageForAName()
    {
        await AddAsync(new Image { FileName = "a.png" });

        await AssertAddsAsync(new Image { FileName = "A.png" }, null);
        await AssertAddsAsync(new Image { FileName = "a.png" }, "ux_images_file_name");
    }

    [Test]
    public async Task KeepOneRoleAndOneReportForAPerson()
    {
        var (user, project) = (await World.PersonAsync(), await AddAsync(Project("abcd")));
        var site = await AddAsync(Site("abcd", project));
        var memory = await World.MemoryAsync("abcd", "abcd");

        await AssertOnceAsync(() => new ProjectAdmin { ProjectId = project.Id, UserId = user.Id }, UniqueKey.ProjectAdmin);
        await AssertOnceAsync(() => new ProjectModerator { ProjectId = project.Id, UserId = user.Id }, UniqueKey.ProjectModerator);
        await AssertOnceAsync(() => new SiteReport { SiteId = site.Id, UserId = user.Id }, "pk_audit_sites");
        await AssertOnceAsync(() => new MemoryReport { MemoryId = memory, UserId = user.Id }, "pk_audit_memories");
        await AssertOnceAsync(() => new PersonalData { UserId = user.Id }, "pk_user_personal_data");
        await AssertOnceAsync(() => new Superuser { UserId = user.Id }, "pk_superusers");
    }

    private static User Account(string name, string email) => User.Create(new Username(name), new EmailAddress(email), Language.Of(1));

    private static Project Project(string name) => new() { Name = name, DefaultLanguageId = 1 };

    private static Site Site(string name, Project project)
    {
        var site = new Site { Name = name, ProjectId = project.Id };
        site.MoveTo(new Location(60, 24));
        return site;
    }

    private async Task AssertOnceAsync<T>(Func<T> row, string key)
        where T : class
    {
        await AddAsync(row());
        await AssertAddsAsync(row(), key);
    }

    private async Task AssertAddsAsync<T>(T row, string? violated)
        where T : class
    {
        if (violated is null)
            await AddAsync(row);
        else
            Assert.That(Assert.ThrowsAsync<UniqueKeyException>(() => AddAsync(row))!.Key, Is.EqualTo(violated));
    }

    private async Task<T> AddAsync<T>(T row)
        where T : class
    {
        await World.InDatabase(db => ((DbContext)db).Add(row));
        return row;
    }
}
