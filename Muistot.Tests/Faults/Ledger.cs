using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace Muistot.Tests.Faults;

/// <summary>Compares what the service answered with what it has.</summary>
internal static class Ledger
{
    /// <summary>How soon a caller learns that the service cannot serve.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    /// <summary>The service said what it could not do, and when to try again; it said nothing else that is wrong.</summary>
    /// <param name="answers">What it said.</param>
    /// <param name="within">How soon it did, or null for at once.</param>
    internal static void AssertAnswered(IReadOnlyList<Sent> answers, TimeSpan? within = null)
    {
        Assert.That(answers.Where(one => !one.Done && one.Status != 503), Is.Empty);
        Assert.That(answers.Where(one => one.Status == 503 && !one.RetryAfter), Is.Empty);
        Assert.That(answers.Where(one => one.Status == 503 && one.Took > (within ?? Soon)), Is.Empty);
    }

    /// <summary>What was answered for is there exactly once, as a whole.</summary>
    /// <param name="stage">The service.</param>
    /// <param name="answers">Requests of the kinds of <see cref="Requests"/>.</param>
    internal static async Task AssertKeptAsync(Stage stage, IReadOnlyList<Sent> answers)
    {
        var memories = await stage.World.Read(db => db.Memories.Select(memory => new { memory.Title, Imaged = memory.ImageId != null })
            .ToListAsync());
        var sites = await stage.World.Read(db => db.Sites.Select(site => new { site.Name, Entries = site.Information.Count })
            .ToListAsync());
        var images = await stage.World.Read(db => db.Images.Select(image => image.FileName).ToListAsync());
        var held = await stage.World.Read(db => db.Memories.CountAsync(memory => memory.ImageId != null));
        var counts = memories.Select(memory => memory.Title).Concat(sites.Select(site => site.Name)).CountBy(key => key)
            .ToDictionary(StringComparer.Ordinal);

        var made = answers.Where(one => one.Kind is Requests.Memory or Requests.Photo or Requests.Site).ToList();
        Assert.That(made.Where(one => one.Done && counts.GetValueOrDefault(one.Key) != 1), Is.Empty,
            "was answered for, and is not there once");
        Assert.That(counts.Where(count => count.Value > 1), Is.Empty, "is there more than once");

        // Half transactions: an image's memory without its image, an image's row without its memory, a site without one of its entries.
        Assert.That(memories.Where(memory => memory.Imaged != memory.Title.StartsWith(Requests.Photo, StringComparison.Ordinal)), Is.Empty);
        Assert.That(images, Has.Count.EqualTo(held));
        Assert.That(sites.Where(site => site.Entries != (site.Name.StartsWith(Requests.Site, StringComparison.Ordinal) ? 2 : 1)), Is.Empty);
        Assert.That(images.Except(stage.Images.Names), Is.Empty, "is a row without its file");
        await AssertSentAsync(stage, answers);
    }

    /// <summary>
    /// Every mail that was accepted has arrived, or waits for its turn: for as long as a lease of it lasts that has come to nothing.
    /// </summary>
    private static async Task AssertSentAsync(Stage stage, IReadOnlyList<Sent> answers)
    {
        // What has left the database in between has arrived by then.
        var waiting = await stage.World.Read(db => db.Jobs.Select(job => job.User!.Email).ToListAsync());
        var accepted = answers.Where(one => one.Kind == Requests.Login && one.Done).Select(one => Requests.AddressOf(one.Key));
        Assert.That(accepted.Where(address => !waiting.Contains(address) && stage.Host.Mail.To(address).Count == 0), Is.Empty,
            "is a mail that was lost");
    }
}
