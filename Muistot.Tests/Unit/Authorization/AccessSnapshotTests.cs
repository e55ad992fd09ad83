using Muistot.Domain.Authorization;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Authorization;

public sealed class AccessSnapshotTests
{
    private const Status SignedIn = Status.Authenticated;
    private const Status IsRoot = SignedIn | Status.Superuser;
    private const Status Shown = Status.Exists | Status.Published;
    private const Status Hidden = Status.Exists | Status.NotPublished;

    private static readonly CallerSnapshot Root = new(1, "root", IsSuperuser: true, AdministersAny: false, ModeratesAny: false);
    private static readonly CallerSnapshot Person = new(2, "person", IsSuperuser: false, AdministersAny: true, ModeratesAny: true);

    private static readonly ProjectSnapshot Project = new(
        1, Published: true, null, null, AdminPosting: false, AutoPublish: false, DefaultLanguageId: 1, CallerIsAdmin: false,
        CallerIsModerator: false);

    private static readonly SiteSnapshot Site = new(1, Published: true, Own: false);
    private static readonly MemorySnapshot Memory = new(1, Published: true, Own: false);

    private static IEnumerable<TestCaseData> Cases()
    {
        yield return Of("NobodyKnowsOfNothing", AccessSnapshot.Empty, Resource.Project, Status.Anonymous | Status.DoesNotExist);
        yield return Of("AnonymousSeesAProject", new(null, Project, null, null), Resource.Project, Status.Anonymous | Shown);
        yield return Of("HiddenProject", new(null, Project with { Published = false }, null, null), Resource.Project,
            Status.Anonymous | Hidden);
        yield return Of("RolesElsewhereAreNoneHere", new(Person, Project, null, null), Resource.Project, SignedIn | Shown);
        yield return Of("Admin", new(Person, Project with { CallerIsAdmin = true }, null, null), Resource.Project,
            SignedIn | Shown | Status.Admin);
        yield return Of("Moderator", new(Person, Project with { CallerIsModerator = true }, null, null), Resource.Project,
            SignedIn | Shown | Status.Moderator);
        yield return Of("SuperuserIsAdminOfAProject", new(Root, Project, null, null), Resource.Project, IsRoot | Shown | Status.Admin);
        yield return Of(
            "SuperuserIsAdminOfAHiddenProject", new(Root, Project with { Published = false }, null, null), Resource.Project,
            IsRoot | Hidden | Status.Admin);
        yield return Of("SuperuserIsAdminOfNoMissingProject", new(Root, null, null, null), Resource.Project, IsRoot | Status.DoesNotExist);
        yield return Of("SuperuserIsAdminOnAMissingSite", new(Root, Project, null, null), Resource.Site,
            IsRoot | Status.DoesNotExist | Status.Admin);
        yield return Of("OthersSite", new(Person, Project, Site, null), Resource.Site, SignedIn | Shown);
        yield return Of("OwnSite", new(Person, Project, Site with { Own = true }, null), Resource.Site, SignedIn | Shown | Status.Own);
        yield return Of("OwnHiddenSite", new(Person, Project, new(1, false, true), null), Resource.Site, SignedIn | Hidden | Status.Own);
        yield return Of("MissingMemoryOnOwnSite", new(Person, Project, Site with { Own = true }, null), Resource.Memory,
            SignedIn | Status.DoesNotExist);
        yield return Of("MemoryOfOthersOnOwnSite", new(Person, Project, Site with { Own = true }, Memory), Resource.Memory,
            SignedIn | Shown);
        yield return Of("OwnHiddenMemory", new(Person, Project, Site, new(1, false, true)), Resource.Memory,
            SignedIn | Hidden | Status.Own);
        yield return Of("MissingProjectHoldsNoSite", new(Person, null, null, null), Resource.Site, SignedIn | Status.DoesNotExist);
        yield return Of(
            "SettingsOfTheProject", new(null, Project with { AdminPosting = true, AutoPublish = true }, null, null), Resource.Site,
            Status.Anonymous | Status.DoesNotExist | Status.AdminPosting | Status.AutoPublish);
        yield return Of(
            "SettingOfTheService", new(Person, null, null, null) { UserCreation = true }, Resource.Project,
            SignedIn | Status.DoesNotExist | Status.UserCreation);
    }

    private static TestCaseData Of(string name, AccessSnapshot access, Resource resource, Status status) =>
        new TestCaseData(access, resource).Returns(status).SetArgDisplayNames(name);

    [TestCaseSource(nameof(Cases))]
    public Status FlagsThatHold(AccessSnapshot access, Resource resource) => access.StatusOf(resource);
}
