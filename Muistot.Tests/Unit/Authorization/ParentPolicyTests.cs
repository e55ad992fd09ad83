using Muistot.Domain.Authorization;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Authorization;

public sealed class ParentPolicyTests
{
    private static readonly DateTime Now = new(2024, 6, 21, 12, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Before = Now.AddTicks(-1);
    private static readonly DateTime After = Now.AddTicks(1);

    private static readonly CallerSnapshot Person = new(1, "person", IsSuperuser: false, AdministersAny: true, ModeratesAny: true);
    private static readonly CallerSnapshot Root = new(2, "root", IsSuperuser: true, AdministersAny: false, ModeratesAny: false);

    private static readonly ProjectSnapshot Open = new(
        1, Published: true, null, null, AdminPosting: false, AutoPublish: false, DefaultLanguageId: 1, CallerIsAdmin: false,
        CallerIsModerator: false);

    private static readonly AccessSnapshot[] Outsiders =
        [new(null, Open, null, null), new(Person, Open, null, null)];

    private static readonly AccessSnapshot[] Staff =
    [
        new(Person, Open with { CallerIsAdmin = true }, null, null),
        new(Person, Open with { CallerIsModerator = true }, null, null),
        new(Root, Open, null, null),
    ];

    private static readonly Func<ProjectSnapshot, ProjectSnapshot>[] OutOfDates =
        [project => project with { Starts = After }, project => project with { Ends = Before },
            project => project with { Starts = After, Ends = After }];

    private static readonly Func<ProjectSnapshot, ProjectSnapshot>[] InDates =
    [
        project => project, project => project with { Starts = Now }, project => project with { Ends = Now },
        project => project with { Starts = Before, Ends = After }, project => project with { Starts = Now, Ends = Now },
    ];

    [Test]
    public void ProjectsRunFromStartToEnd([ValueSource(nameof(Outsiders))] AccessSnapshot caller, [Range(0, 4)] int dates,
        [Values] Resource resource) =>
        Assert.That(Decide(WithSite(caller, InDates[dates](Open), shown: true), resource), Is.Null);

    [Test]
    public void ProjectsOutOfTheirDatesAreNotThere(
        [ValueSource(nameof(Outsiders))] AccessSnapshot caller, [Range(0, 2)] int dates, [Values] Resource resource) =>
        Assert.That(Decide(WithSite(caller, OutOfDates[dates](Open), shown: true), resource), Is.EqualTo(Refusal.ProjectNotFound));

    [Test]
    public void HiddenProjectsHideWhatTheyHold(
        [ValueSource(nameof(Outsiders))] AccessSnapshot caller, [Values(Resource.Site, Resource.Memory)] Resource resource) =>
        Assert.That(Decide(WithSite(caller, Open with { Published = false }, shown: true), resource), Is.EqualTo(Refusal.ProjectNotFound));

    [Test]
    public void HiddenProjectsThemselvesAreLeftToTheStatus([ValueSource(nameof(Outsiders))] AccessSnapshot caller) =>
        Assert.That(Decide(caller with { Project = Open with { Published = false } }, Resource.Project), Is.Null);

    [Test]
    public void StaffEntersHiddenProjectsOutOfTheirDates(
        [ValueSource(nameof(Staff))] AccessSnapshot caller, [Range(0, 2)] int dates, [Values] bool published, [Values] bool shown,
        [Values] Resource resource) =>
        Assert.That(Decide(WithSite(caller, OutOfDates[dates](caller.Project! with { Published = published }), shown), resource), Is.Null);

    [Test]
    public void MissingProjectsAreThereForNobody([Values(Resource.Site, Resource.Memory)] Resource resource)
    {
        foreach (var caller in Outsiders.Concat(Staff))
            Assert.That(Decide(caller with { Project = null }, resource), Is.EqualTo(Refusal.ProjectNotFound), $"{caller}");
    }

    [Test]
    public void MissingProjectsThemselvesAreLeftToTheStatus()
    {
        foreach (var caller in Outsiders.Concat(Staff))
            Assert.That(Decide(caller with { Project = null }, Resource.Project), Is.Null, $"{caller}");
    }

    [Test]
    public void ProjectsThatAreToBeMadeHaveNoDatesYet() =>
        Assert.That(
            ParentPolicy.Decide(new(Person, Open with { Starts = After }, null, null), Resource.Project, Now, creates: true), Is.Null);

    [Test]
    public void HiddenSitesHideTheirMemories([ValueSource(nameof(Outsiders))] AccessSnapshot caller) =>
        Assert.That(Decide(WithSite(caller, Open, shown: false), Resource.Memory), Is.EqualTo(Refusal.SiteNotFound));

    [Test]
    public void TheMakerOfAHiddenSiteSeesItsMemories() =>
        Assert.That(Decide(new(Person, Open, new(1, Published: false, Own: true), null), Resource.Memory), Is.Null);

    [Test]
    public void TheMakerOfASiteDoesNotEnterAHiddenProject() =>
        Assert.That(
            Decide(new(Person, Open with { Published = false }, new(1, Published: true, Own: true), null), Resource.Memory),
            Is.EqualTo(Refusal.ProjectNotFound));

    [Test]
    public void MissingSitesAreThereForNobody()
    {
        foreach (var caller in Outsiders.Concat(Staff))
            Assert.That(Decide(caller, Resource.Memory), Is.EqualTo(Refusal.SiteNotFound), $"{caller}");
    }

    [Test]
    public void SitesThemselvesAreLeftToTheStatus([Values] bool shown) =>
        Assert.That(Decide(WithSite(Outsiders[0], Open, shown), Resource.Site), Is.Null);

    private static AccessSnapshot WithSite(AccessSnapshot caller, ProjectSnapshot project, bool shown) =>
        caller with { Project = project, Site = new SiteSnapshot(1, shown, Own: false) };

    private static Refusal? Decide(AccessSnapshot access, Resource resource) => ParentPolicy.Decide(access, resource, Now);
}
