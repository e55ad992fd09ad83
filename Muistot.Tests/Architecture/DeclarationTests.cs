using MediatR;
using Muistot.Application;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Projects;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

public sealed class DeclarationTests
{
    private static readonly Type[] Requests =
        [.. typeof(ApplicationServices).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(IBaseRequest).IsAssignableFrom(type))];

    [TestCaseSource(nameof(Requests))]
    public void RequestsSayWhoMaySendThem(Type request) => Assert.That(Declarations.Problems(request), Is.Empty);

    [TestCase(typeof(WithoutCaller), "WithoutCaller does not declare who may send it")]
    [TestCase(typeof(WithTwoCallers), "WithTwoCallers does not declare who may send it")]
    [TestCase(typeof(WithoutStatus), "WithoutStatus names a project, and does not declare the status that it accepts")]
    [TestCase(typeof(WithoutInvalidation), "WithoutInvalidation does not declare what it changes of what readers see")]
    [TestCase(typeof(CachedCommand), "CachedCommand is a command. Only responses to queries are kept")]
    [TestCase(typeof(WithoutItsProject), "WithoutItsProject declares content of a project, and names none")]
    [TestCase(typeof(WithoutItsSite), "WithoutItsSite declares content of a site, and names none")]
    public void TheRuleFindsWhatBreaksIt(Type request, string problem) =>
        Assert.That(Declarations.Problems(request), Has.Exactly(1).Items.And.All.StartsWith(problem));

    [Test]
    public void TheRuleFindsEverythingThatBreaksIt() => Assert.That(Declarations.Problems(typeof(WithNothing)).Count(), Is.EqualTo(2));

    [TestCase(typeof(WithBoth))]
    [TestCase(typeof(NoRequest))]
    public void TheRuleLetsOthersBe(Type type) => Assert.That(Declarations.Problems(type), Is.Empty);

    [Test]
    public void TheServiceDoesNotStartWithoutThem() => Assert.That(
        () => Declarations.Check(typeof(DeclarationTests).Assembly),
        Throws.InvalidOperationException.With.Message.Contains(nameof(WithoutCaller)).And.Message.Contains(nameof(WithoutStatus))
            .And.Message.Contains(nameof(WithoutInvalidation)));

    [Test]
    public void TheServiceStartsWithThem() => Assert.That(() => Declarations.Check(typeof(ApplicationServices).Assembly), Throws.Nothing);

    private sealed record WithoutCaller : IRequest<string>;

    [Anyone]
    [RequireSession]
    private sealed record WithTwoCallers : IRequest<string>;

    [Anyone]
    private sealed record WithoutStatus(ProjectId? Project) : IRequest<string>, IProjectRequest;

    [RequireSession]
    private sealed record WithoutInvalidation : ICommand<string>;

    [RequireSession]
    [Invalidates(CachedContent.Nothing)]
    [Cached(CachedContent.Caller)]
    private sealed record CachedCommand : ICommand<string>;

    [Anyone]
    [Cached(CachedContent.SitesOfProject)]
    private sealed record WithoutItsProject : IQuery<string>;

    [Anyone]
    [RequireStatus(Resource.Project, Status.Exists)]
    [Cached(CachedContent.Project | CachedContent.MemoriesOfSite)]
    private sealed record WithoutItsSite(ProjectId? Project) : IQuery<string>, IProjectRequest;

    private sealed record WithNothing(ProjectId? Project) : IRequest<string>, IProjectRequest;

    [RequireSession]
    [RequireStatus(Resource.Project, Status.Exists)]
    private sealed record WithBoth(ProjectId? Project) : IRequest<string>, IProjectRequest;

    private sealed record NoRequest;
}
