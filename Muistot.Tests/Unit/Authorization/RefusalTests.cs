using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Authorization;

public sealed class RefusalTests
{
    private static readonly DateTime Now = DateTime.UnixEpoch;
    private static readonly CallerSnapshot Person = new(1, "person", IsSuperuser: false, AdministersAny: false, ModeratesAny: false);

    private static readonly ProjectSnapshot Project = new(
        1, Published: true, null, null, AdminPosting: true, AutoPublish: false, DefaultLanguageId: 1, CallerIsAdmin: false,
        CallerIsModerator: false);

    private static readonly AccessSnapshot OnProject = new(Person, Project, null, null);
    private static readonly AccessSnapshot OnSite = OnProject with { Site = new SiteSnapshot(1, Published: true, Own: false) };

    private static IEnumerable<TestCaseData> Cases()
    {
        yield return Of<NotFoundException>("Project not found", AccessSnapshot.Empty,
            new RequireStatusAttribute(Resource.Site, Status.None));
        yield return Of<NotFoundException>("Site not found", OnProject, new RequireStatusAttribute(Resource.Memory, Status.None));
        yield return Of<NotFoundException>("Resource not found", OnProject, new RequireStatusAttribute(Resource.Site, Status.Published));
        yield return Of<ConflictException>(
            "Resource already exists", OnSite,
            new RequireStatusAttribute(Resource.Site, Status.DoesNotExist | Status.Authenticated) { Creates = true });
        yield return Of<ForbiddenException>("Not enough privileges", OnSite, new RequireStatusAttribute(Resource.Site, Status.Admin));
        yield return Of<ForbiddenException>("Admin posting only", OnSite,
            new RequireStatusAttribute(Resource.Site, Status.Exists) { Posts = true });
        yield return Of<NotPossibleException>("Bad Request", OnSite, new RequireStatusAttribute(Resource.Site, Status.NotPublished));
    }

    private static TestCaseData Of<T>(string message, AccessSnapshot access, RequireStatusAttribute declared)
        where T : RefusedException => new TestCaseData(access, declared, typeof(T), message).SetArgDisplayNames(message);

    [TestCaseSource(nameof(Cases))]
    public void IsToldInTheWordsOfTheContract(AccessSnapshot access, RequireStatusAttribute declared, Type kind, string message) =>
        Assert.That(() => declared.Check(new object(), access, Now), Throws.TypeOf(kind).With.Message.EqualTo(message));

    [Test]
    public void NobodyIsRefusedWhoIsAccepted() =>
        Assert.That(() => new RequireStatusAttribute(Resource.Site, Status.Exists | Status.Authenticated).Check(new object(), OnSite, Now),
            Throws.Nothing);
}
