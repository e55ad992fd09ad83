using System.Text.RegularExpressions;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

/// <summary>Only <see cref="Visibility"/> says who sees what.</summary>
public sealed partial class VisibilityTests
{
    private static readonly DateTime Now = new(2026, 6, 21, 12, 0, 0, DateTimeKind.Utc);

    // They change what is published, or show operators what was reported, and people what is theirs.
    private static readonly string[] Others =
    [
        "Muistot.Application/Moderation/Decisions.cs", "Muistot.Application/Moderation/Publication.cs",
        "Muistot.Application/Moderation/Reporting.cs", "Muistot.Application/Moderation/BlockedContributions.cs",
        "Muistot.Api/Commands/ReportsCommand.cs", "Muistot.Infrastructure/Persistence/ChangeInterceptor.cs",
        "Muistot.Infrastructure/Export/ExportedThings.cs",
    ];

    // They are about what is deleted, about all rows whatever they are, or choose from what another place shows.
    private static readonly string[] AllOfThem =
    [
        "Muistot.Application/History/ListDeleted.cs", "Muistot.Application/History/RemoveDeletedJob.cs",
        "Muistot.Application/History/ResourceRemoval.cs", "Muistot.Application/Me/AccountEraser.cs",
        "Muistot.Application/Me/ContributionRemoval.cs",
        "Muistot.Application/Images/GetImage.cs", "Muistot.Application/Images/ImageStorage.cs", "Muistot.Application/Images/ImageSweep.cs",
        "Muistot.Application/Map/MapSummaries.cs", "Muistot.Application/Map/MemoryFeatures.cs", "Muistot.Application/Map/SiteFeatures.cs",
        "Muistot.Application/Me/OwnThings.cs",
        "Muistot.Application/Memories/ListMemories.cs", "Muistot.Application/Moderation/QueueKeys.cs",
        "Muistot.Application/Projects/DefaultLanguageChange.cs", "Muistot.Infrastructure/Export/ExportWriter.cs",
        "Muistot.Infrastructure/Export/ExportedThings.cs",
        "Muistot.Application/Sites/CreateSite.cs", "Muistot.Application/Sites/ListSites.cs", "Muistot.Infrastructure/Demo/LoadSeed.cs",
        "Muistot.Infrastructure/Persistence/ClusterRebuild.cs", "Muistot.Infrastructure/Search/SearchIndex.cs",
    ];

    [Test]
    public void NoOtherConditionLooksAtPublication() =>
        Assert.That(Repository.Sources.Where(source => Breaks(source.Path, source.Text)).Select(source => source.Path), Is.Empty);

    [TestCase("        var sites = db.Sites.Where(site => site.Published);", true)]
    [TestCase("            Count = project.Sites.Count(site => site.Published),", true)]
    [TestCase("                SitePublished = site.Published,", false)]
    [TestCase("[RequireStatus(Resource.Site, Status.Published)]", false)]
    [TestCase("        var column = Find(SiteColumnKind.Published);", false)]
    public void TheRuleFindsWhatBreaksIt(string line, bool breaksIt) =>
        Assert.That(Breaks("Muistot.Application/Sites/Sample.cs", line), Is.EqualTo(breaksIt));

    /// <summary>What is deleted stays in its table: a query that does not ask whether it is there would show it.</summary>
    [Test]
    public void EveryQueryAsksWhetherAThingIsThere() => Assert.That(
        Repository.Sources.Where(source => IsProduct(source.Path) && !AllOfThem.Contains(source.Path))
            .SelectMany(source => Unasked(source.Text).Select(query => $"{source.Path}: {query}")),
        Is.Empty);

    [TestCase("db.Sites.Where(site => site.CreatorId == callerId);", true)]
    [TestCase("db.Memories.Where(memory => Visibility.IsVisible(memory.Site!, false, callerId));", true)]
    [TestCase("db.Memories.Where(memory => Visibility.IsVisible(memory, false, callerId));", false)]
    [TestCase("db.Sites.Where(site => Visibility.IsWaiting(site));", false)]
    [TestCase("db.Sites.FirstOrDefaultAsync(site => site.Id == context.SiteId);", false)]
    [TestCase("db.Sites.Where(site => keys.Contains(site.Id));", false)]
    [TestCase("db.Sites.Add(site);", false)]
    public void TheRuleFindsAQueryThatDoesNotAsk(string code, bool breaksIt) => Assert.That(Unasked(code).Any(), Is.EqualTo(breaksIt));

    /// <summary>The functions for queries agree with the policy for what is loaded.</summary>
    [Test]
    public void SitesAndMemoriesAreShownAsThePolicyDecides(
        [Values] bool published, [Values] bool own, [Values] bool isStaff, [Values] bool isAnonymous, [Values(-1, 0, 1)] int starts)
    {
        var callerId = isAnonymous ? 0 : 7;
        var caller = isAnonymous ? null : new CallerSnapshot(7, "aino", IsSuperuser: false, AdministersAny: isStaff, ModeratesAny: false);
        var staffed = isStaff && !isAnonymous;
        var project = new Project { Name = "project", Published = true };
        project.TryRun(Now.AddDays(starts), null);
        var site = new Site { Name = "site", Published = published, CreatorId = own ? 7 : 8 };
        var access = new AccessSnapshot(
            caller,
            new ProjectSnapshot(1, project.Published, project.Starts, null, false, false, 1, CallerIsAdmin: staffed,
            CallerIsModerator: false),
            new SiteSnapshot(1, published, Own: own && !isAnonymous),
            null);

        var decided = ParentPolicy.Decide(access, Resource.Memory, Now) is null;

        var isReached = Visibility.IsOpen(project, Now) || staffed;
        Assert.That(isReached && Visibility.IsVisible(site, staffed, callerId), Is.EqualTo(decided));
    }

    [Test]
    public void MemoriesAreShownAsSitesAre([Values] bool published, [Values] bool own, [Values] bool seesHidden)
    {
        var memory = new Memory { Title = "memory", Published = published, UserId = own ? 7 : 8 };
        var site = new Site { Name = "site", Published = published, CreatorId = own ? 7 : 8 };

        Assert.That(Visibility.IsVisible(memory, seesHidden, 7), Is.EqualTo(Visibility.IsVisible(site, seesHidden, 7)));
        Assert.That(Visibility.IsPublic(memory), Is.EqualTo(published));
    }

    [TestCase(true, false, "")]
    [TestCase(false, false, "waiting")]
    [TestCase(false, true, "hidden")]
    public void WhatNobodyHasDecidedOnWaits(bool published, bool decided, string state)
    {
        DateTime? hiddenAt = decided ? Now : null;
        var project = new Project { Name = "project", Published = published, HiddenAt = hiddenAt };
        var site = new Site { Name = "site", Published = published, HiddenAt = hiddenAt };
        var memory = new Memory { Title = "memory", Published = published, HiddenAt = hiddenAt };

        Assert.That(
            new[] { Visibility.IsWaiting(project), Visibility.IsWaiting(site), Visibility.IsWaiting(memory) },
            Is.All.EqualTo(state == "waiting"));
        Assert.That(
            new[] { Visibility.IsHidden(project), Visibility.IsHidden(site), Visibility.IsHidden(memory) },
            Is.All.EqualTo(state == "hidden"));
    }

    private static bool IsProduct(string path) =>
        path.StartsWith("Muistot.A", StringComparison.Ordinal) || path.StartsWith("Muistot.Infrastructure", StringComparison.Ordinal);

    private static IEnumerable<string> Unasked(string text) => Queries().Matches(text).Select(query => query.Value)
        .Where(query => !Asks().IsMatch(query));

    private static bool Breaks(string path, string text) => IsProduct(path)
        && !path.Contains("/Persistence/Configurations/", StringComparison.Ordinal) && !path.Contains("/Demo/", StringComparison.Ordinal)
        && !Others.Contains(path) && text.Split('\n').Any(line => Looks().IsMatch(line) && !Copies().IsMatch(line));

    [GeneratedRegex(@"\b[dD]b\.(Sites|Memories)\b(?!\.Add|\.Remove)[^;]*;")]
    private static partial Regex Queries();

    // By the function, of the row itself; or by a key that was found so.
    [GeneratedRegex(@"Visibility\.Is(Present|Public|InState|Waiting|Hidden|Visible)\(\w+[,)]|\w\.Id ==|Contains\(\w+\.Id\)| equals ")]
    private static partial Regex Asks();

    [GeneratedRegex(@"(?<!Status|SiteColumnKind)\.Published\b")]
    private static partial Regex Looks();

    [GeneratedRegex(@"^\s*\w*Published = [\w.]+\.Published,$")]
    private static partial Regex Copies();
}
