using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Common;
using Muistot.Domain.Languages;
using Muistot.Domain.Moderation;
using Muistot.Domain.Users;
using Muistot.Infrastructure.Persistence;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Writes;

/// <summary>
/// Another node changes what commands decide on, and has not committed yet: the commands wait for it, and decide by what is there then.
/// </summary>
[OnEveryBackend]
public sealed class StaleDecisionTests(Backend backend) : IntegrationTest(backend)
{
    private const string Gone = "404 Resource not found";
    private const string NoProject = "404 Project not found";
    private const string Blocked = "403 Blocked";
    private const string NoRole = "403 Unauthorized";

    // Enough for the commands to have found the old state, and to wait.
    private static readonly TimeSpan Meanwhile = TimeSpan.FromMilliseconds(250);

    [Test]
    public async Task ARoleIsTaken()
    {
        await AssertAsync(
            (db, stage) => db.ProjectAdmins.RemoveRange(db.ProjectAdmins.Where(admin => admin.UserId == stage.Admin.Id)),
            stage => stage.Admin,
            ("PATCH {project}", NoRole),
            ("POST {project}/publish?publish=false", NoRole),
            ("POST {project}/moderators?username=root", NoRole),
            ("DELETE {project}", NoRole),
            ("POST {site}/publish?publish=false", NoRole),
            ("DELETE {site}", "403 Not enough privileges"),
            ("DELETE {memory}", "403 Not enough privileges"));
        Assert.That(await World.Read(async db => await db.Projects.AllAsync(project => project.Published)
            && await db.Sites.AllAsync(site => site.Published)));
    }

    [Test]
    public async Task AProjectIsHidden()
    {
        await AssertAsync(
            (db, _) => db.Projects.Single().Published = false,
            stage => stage.User,
            ("POST {project}/sites", NoProject),
            ("PATCH {site}", NoProject),
            ("PUT {site}/report", NoProject),
            ("POST {site}/memories", NoProject),
            ("PATCH {memory}", NoProject),
            ("PUT {memory}/report", NoProject));
    }

    [Test]
    public async Task PostingIsReserved() => await AssertAsync(
        (db, _) => db.Projects.Single().AdminPosting = true,
        stage => stage.User,
        ("POST {project}/sites", "403 Admin posting only"),
        ("PATCH {site}", "403 Admin posting only"));

    [Test]
    public async Task ASiteIsDeleted() => await AssertAsync(
        (db, _) => db.Sites.RemoveRange(db.Sites),
        stage => stage.User,
        ("PATCH {site}", Gone),
        ("DELETE {site}", Gone),
        ("PUT {site}/report", Gone),
        ("POST {site}/memories", "404 Site not found"),
        ("PATCH {memory}", "404 Site not found"));

    [Test]
    public async Task AMemoryIsDeleted() => await AssertAsync(
        (db, _) => db.Memories.RemoveRange(db.Memories),
        stage => stage.User,
        ("PATCH {memory}", Gone),
        ("DELETE {memory}", Gone),
        ("PUT {memory}/report", Gone));

    [Test]
    public async Task ANameIsChanged() => await AssertAsync(
        (db, stage) => db.Users.Single(user => user.Id == stage.User.Id).Rename(new Username("Toinen")),
        stage => stage.User,
        ("PATCH /me", "401 Unauthorized"),
        ("POST /me/username?username=Kolmas", "401 Unauthorized"),
        ("POST /me/email?email=third@example.com", "401 Unauthorized"));

    [Test]
    public async Task SomeoneIsBlockedInTheProject() => await AssertAsync(
        (db, stage) => db.Blocks.Add(new Block { UserId = stage.User.Id, ProjectId = db.Projects.Single().Id }),
        stage => stage.User,
        ("POST {project}/sites", Blocked),
        ("PATCH {site}", Blocked),
        ("POST {site}/memories", Blocked),
        ("PATCH {memory}", Blocked),
        ("PUT {memory}/report", Blocked),
        ("DELETE {memory}", Blocked));

    [Test]
    public async Task SomeoneIsBlockedEverywhere() => await AssertAsync(
        stage => new RowLock(LockedTable.Users, stage.User.Id, Exclusive: true),
        (db, stage) => db.Blocks.Add(new Block { UserId = stage.User.Id }),
        stage => stage.User,
        ("POST {project}/sites", Blocked),
        ("PATCH {site}", Blocked),
        ("POST {site}/memories", Blocked),
        ("PATCH {memory}", Blocked),
        ("PUT {memory}/report", Blocked),
        ("DELETE {memory}", Blocked),
        ("PATCH /me", Blocked));

    [Test]
    public async Task PublishingAtOnceIsTurnedOn()
    {
        await AssertAsync((db, _) => db.Projects.Single().AutoPublish = true, stage => stage.User, ("POST {project}/sites", "201"),
            ("POST {site}/memories", "201"));
        Assert.That(await World.Read(async db => await db.Sites.AllAsync(site => site.Published)
            && await db.Memories.AllAsync(memory => memory.Published)));
    }

    [Test]
    public async Task TheDefaultLanguageIsChanged()
    {
        await AssertAsync((db, _) => db.Projects.Single().DefaultLanguageId = LanguageOf("en").Id, stage => stage.User,
            ("POST {project}/sites", "201"));
        var english = LanguageOf("en").Id;
        Assert.That(
            await World.Read(db => db.Sites.CountAsync(site => site.Name == "new-site"
            && site.Information.Any(entry => entry.LanguageId == english))), Is.EqualTo(1));
    }

    private Task AssertAsync(
        Action<MuistotDb, Stage> change, Func<Stage, Person> by, params (string Request, string Verdict)[] expected) =>
        AssertAsync(hold: null, change, by, expected);

    /// <summary>Sends requests while a change is held that they have to wait for, and compares what they are answered.</summary>
    private async Task AssertAsync(Func<Stage, RowLock>? hold, Action<MuistotDb, Stage> change, Func<Stage, Person> by,
        params (string Request, string Verdict)[] expected)
    {
        var stage = await SetAsync();
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MuistotDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var held = hold?.Invoke(stage) ?? new RowLock(LockedTable.Projects, (await db.Projects.SingleAsync()).Id, Exclusive: true);
        await db.LockAsync([held], CancellationToken.None);
        change(db, stage);
        await db.SaveChangesAsync();

        var asked = expected.Select(one => SendAsync(one.Request, stage, by(stage))).ToList();
        await Task.Delay(Meanwhile);
        Assert.That(asked.Where(one => one.IsCompleted), Is.Empty, "does not wait for whoever changes what it decides on");
        await transaction.CommitAsync();

        var answers = await Task.WhenAll(asked);
        Assert.That(expected.Zip(answers, (one, answer) => (one.Request, answer.Verdict)), Is.EqualTo(expected));
    }

    private async Task<Stage> SetAsync()
    {
        var (admin, user) = (await World.PersonAsync(), await World.PersonAsync());
        await World.PersonAsync("root");
        var project = await World.ProjectAsync(admin: admin);
        var site = await World.SiteAsync(project, creator: user);
        return new Stage(admin, user, project, site, await World.MemoryAsync(project, site, user));
    }

    private Task<Answer> SendAsync(string request, Stage stage, Person by)
    {
        var (method, path) = (request.Split(' ')[0], request.Split(' ')[1]);
        var address = path
            .Replace("{memory}", $"{{site}}/memories/{stage.Memory}", StringComparison.Ordinal)
            .Replace("{site}", $"{{project}}/sites/{stage.Site}", StringComparison.Ordinal)
            .Replace("{project}", $"/projects/{stage.Project}", StringComparison.Ordinal);
        return Api.SendAsync(new HttpMethod(method), address, ApiClient.ToContent(BodyOf(request)), by);
    }

    private static object? BodyOf(string request) => request switch
    {
        "POST {project}/sites" => Samples.Site("new-site"),
        "POST {site}/memories" => new { title = "Muisto" },
        "PATCH {memory}" => new { title = "Toinen" },
        "PATCH /me" => new { city = "Oulu" },
        ['P', 'A', ..] => new { info = new { lang = "fi", name = "Toinen" } },
        _ => null,
    };

    private static Language LanguageOf(string code) =>
        Language.TryFind(code, out var language) ? language : throw new ArgumentException("Is not a language.", nameof(code));

    private sealed record Stage(Person Admin, Person User, string Project, string Site, long Memory);
}
