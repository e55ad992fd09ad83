using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Authorization;
using Muistot.Tests.Contract;
using Muistot.Tests.Harness;
using Muistot.Tests.Integration.Me;
using NUnit.Framework;

namespace Muistot.Tests.Faults;

/// <summary>What is decided on, deleted, brought back, exported and erased while the service is killed.</summary>
internal sealed class Stewardship
{
    /// <summary>A memory that is made, hidden, published, changed, deleted and brought back; its title is the key.</summary>
    internal const string Life = "life";

    // It is made in its first version, and five steps follow.
    private const int LastVersion = 6;

    private readonly Stage stage;
    private readonly Person leaving;
    private readonly string confirmation;
    private Task<Answer>? confirming;

    private Stewardship(Stage stage, Person leaving, string confirmation) =>
        (this.stage, this.leaving, this.confirmation) = (stage, leaving, confirmation);

    /// <summary>Prepares the erasure of somebody who has written, and asks for an export.</summary>
    internal static async Task<Stewardship> PrepareAsync(Stage stage)
    {
        var email = $"leaving-{Guid.NewGuid():N}@example.com";
        var (name, token) = await new SignIn(stage.Api, stage.Host.Mail).OfAsync(email);
        var person = new Person(0, name, email, token);
        await stage.Api.PostAsync($"{stage.Site}/memories", new { title = "Left" }, person);
        await stage.Api.DeleteAsync("/me/account?contributions=delete", person);
        var mail = await stage.Host.Mail.WaitAsync(email, 2);
        Assert.That((await stage.Api.PostAsync("/me/export", null, stage.Author)).Status, Is.EqualTo(202));
        return new Stewardship(stage, person, $"/me/account/confirm?token={Erasure.TokenOf(mail)}");
    }

    /// <summary>Lives of memories.</summary>
    internal static Load SendLives(Load load, Stage stage) => load.Send(Life, key => LiveAsync(stage, key), count: 2);

    /// <summary>Begins the erasure.</summary>
    internal void Confirm() => confirming = stage.Api.PostAsync(confirmation);

    /// <summary>Everything was done wholly or not at all, and what was begun comes to its end.</summary>
    internal async Task AssertWholeAsync(IReadOnlyList<Sent> answers)
    {
        await AssertLivesAsync(answers);
        await AssertErasedAsync();
        await AssertExportedAsync();
        var search = await stage.RunAsync("search", "check");
        Assert.That(search.ExitCode, Is.Zero, search.Output);
    }

    private static async Task<Answer> LiveAsync(Stage stage, string key)
    {
        var made = await stage.Api.PostAsync($"{stage.Site}/memories", new { title = key }, stage.Author);
        if (made.Status != (int)HttpStatusCode.Created)
            return made;
        var path = made.Location!;
        var answer = made;
        Func<Task<Answer>>[] steps =
        [
            () => DecideAsync("hide", 1), () => DecideAsync("publish", 2),
            () => stage.Api.PatchAsync(path, new { story = "Kerran oli." }, stage.Author),
            () => stage.Api.DeleteAsync(path, stage.Author),
            () => stage.Api.PostAsync($"{path}/history/1/restore", null, stage.Author),
        ];
        foreach (var step in steps)
        {
            answer = await step();
            if (answer.Status >= 300)
                return answer;
        }

        return answer;

        Task<Answer> DecideAsync(string decision, int version) => stage.Api.PostAsync(
            "/moderation/decisions",
            new
            {
                items = new[]
                {
                    new
                    {
                        type = "memory", identifier = int.Parse(path.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture),
                        version, parents = new { project = stage.Busy.Split('/')[^1], site = stage.Site.Split('/')[^1] },
                    },
                },
                decision,
            },
            stage.Author);
    }

    private async Task AssertLivesAsync(IReadOnlyList<Sent> answers)
    {
        var lives = await stage.World.Read(db => db.Memories.Select(memory => new
        {
            memory.Title,
            memory.Version,
            Changes = db.Changes.Count(change => change.Resource == Resource.Memory && change.ResourceId == memory.Id),
            Decided = db.Changes.Count(change => change.Resource == Resource.Memory && change.ResourceId == memory.Id
                && change.Decision != null),
            Decisions = db.Decisions.Count(decision => decision.Resource == Resource.Memory && decision.ResourceId == memory.Id),
        }).ToListAsync());
        var versions = lives.ToLookup(life => life.Title, life => life.Version);

        Assert.That(lives.Where(life => life.Version != life.Changes + 1), Is.Empty, "was changed without a trace");
        Assert.That(lives.Where(life => life.Decisions != life.Decided), Is.Empty, "was decided on by half");
        Assert.That(
            answers.Where(one => one is { Kind: Life, Done: true } && !versions[one.Key].SequenceEqual([LastVersion])), Is.Empty,
            "was answered for, and did not happen");
    }

    private async Task AssertErasedAsync()
    {
        var wasAnswered = false;
        try
        {
            wasAnswered = await confirming! is { Status: < 300 };
        }
        catch (HttpRequestException)
        {
            // The service was killed before it answered.
        }

        var again = await stage.Api.PostAsync(confirmation);
        Assert.That(again.Status, wasAnswered ? Is.EqualTo(404) : Is.LessThan(300).Or.EqualTo(404), again.ToString());
        var left = await stage.World.Read(db => db.Users.CountAsync(user => user.Email == leaving.Email || user.Username == leaving.Name));
        var memories = await stage.World.Read(db => db.Memories.CountAsync(memory => memory.Title == "Left"));
        Assert.That((left, memories), Is.EqualTo((0, 0)));
        Assert.That((await stage.Api.GetAsync("/me", leaving)).Status, Is.EqualTo(401));
    }

    private async Task AssertExportedAsync()
    {
        // What the killed process held is free at once, and not in a minute.
        await stage.World.Read(db => db.Jobs.Where(job => job.LeasedUntil != null)
            .ExecuteUpdateAsync(job => job.SetProperty(row => row.LeasedUntil, (DateTime?)null)));
        Answer told;
        using var patience = new CancellationTokenSource(Load.Warming);
        while ((told = await stage.Api.GetAsync("/me/export", stage.Author)).Json["state"]!.GetValue<string>() == "working")
            await Task.Delay(100, patience.Token);
        Assert.That(told.Json["state"]!.GetValue<string>(), Is.EqualTo("ready"));

        var file = await stage.Api.GetAsync(new Uri(told.Json["url"]!.GetValue<string>()).AbsolutePath, stage.Author);
        await using var archive = new ZipArchive(new MemoryStream(file.Bytes));
        Assert.That(archive.Entries.Select(entry => entry.Name), Has.Some.EndsWith(".json"));
    }
}
