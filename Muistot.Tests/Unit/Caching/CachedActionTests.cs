using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Muistot.Api.Caching;
using Muistot.Api.Controllers;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Domain.Languages;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Caching;

/// <summary>Keys of the response cache, of actions that are made up.</summary>
public sealed class CachedActionTests
{
    private const string Project = "some-project";

    private static readonly IReadOnlyList<ControllerActionDescriptor> All = In(typeof(Sample));

    [TestCase("?include=languages", "?bbox=1&include=languages", false)]
    [TestCase("?bbox=1", "?bbox=2", false)]
    [TestCase("?include=languages", "", false)]
    [TestCase("?bbox=%201%20", "?BBOX=1", true)]
    [TestCase("?is_short=true", "?is_short=1", true)]
    [TestCase("?is_short=false", "", true)]
    [TestCase("?include=languages", "?include=languages,anything", true)]
    [TestCase("?unknown=1", "", true)]
    [TestCase("?unknown=1", "?unknown=2&other", true)]
    public void AreThoseOfTheBoundParameters(string one, string other, bool isSame)
    {
        var (key, otherKey) = (KeyOf(nameof(Sample.List), one), KeyOf(nameof(Sample.List), other));

        Assert.That(key, Is.Not.Null);
        Assert.That(otherKey, isSame ? Is.EqualTo(key) : Is.Not.EqualTo(key));
        Assert.That(!isSame || key!.GetHashCode() == otherKey!.GetHashCode());
    }

    [Test]
    public void AreNoneOfWhatIsRefused() => Assert.That(KeyOf(nameof(Sample.List), "?bbox=1&bbox=1"), Is.Null);

    [TestCase(" some-project\t", true)]
    [TestCase("Some-project", false)]
    public void TakeIdsAsTheyAreBound(string text, bool isSame) =>
        Assert.That(Named(nameof(Sample.List)).KeyOf([("project", text)]), isSame
            ? Is.EqualTo(KeyOf(nameof(Sample.List), ""))
            : Is.Not.EqualTo(KeyOf(nameof(Sample.List), "")));

    [Test]
    public void DifferByActionLanguageAndCaller()
    {
        (string, string)[] path = [("project", Project)];
        var list = Named(nameof(Sample.List));

        Assert.That(
            new[]
            {
                list.KeyOf(path), list.KeyOf(path, language: Language.Of(2)), list.KeyOf(path, caller: null),
                list.KeyOf(path, caller: "Otto"),
                Named(nameof(Sample.Get)).KeyOf(path),
            }.Distinct().Count(),
            Is.EqualTo(5));
    }

    [TestCase("?is_short=maybe")]
    [TestCase("?bbox=1&is_short=")]
    [TestCase("?bbox=%FF")]
    [TestCase("?bbox=%00")]
    [TestCase("?rare=1")]
    [TestCase("?rare")]
    public void AreMissingForWhatCannotBeReadOrIsNotWorthIt(string query) => Assert.That(KeyOf(nameof(Sample.List), query), Is.Null);

    [Test]
    public void AreMissingForAnIdThatIsNone() => Assert.That(Named(nameof(Sample.List)).KeyOf([("project", "a b")]), Is.Null);

    [Test]
    public void AreMissingForWhatIsKnownOfNobody() =>
        Assert.That((Named(nameof(Sample.Me)).KeyOf([], caller: null), Named(nameof(Sample.Me)).KeyOf([])?.Tags()),
            Is.EqualTo(((object?)null, new[] { "everything", "person/Aino" })));

    [Test]
    public void HaveTheTagsOfWhatIsShownAndOfItsParents()
    {
        Assert.That(KeyOf(nameof(Sample.List), "")!.Tags(), Is.EqualTo(["everything", "project/some-project", "sites/some-project"]));
        Assert.That(
            Named(nameof(Sample.Memories)).KeyOf([("project", Project), ("site", "some-site")])!.Tags(),
            Is.EqualTo(["everything", "project/some-project", "site/some-project/some-site", "memories/some-project/some-site"]));
    }

    [TestCase(nameof(Sample.NotCached))]
    [TestCase(nameof(Sample.NotRead))]
    public void AreNotMadeForOtherActions(string action) => Assert.That(Named(action).Cached(), Is.Null);

    [TestCase(typeof(FromHeader), "bound from neither path nor query")]
    [TestCase(typeof(FromBody), "bound from neither path nor query")]
    [TestCase(typeof(WithoutProject), "none of its parameters is a ProjectId")]
    [TestCase(typeof(WithoutExcepted), "is not cached with Rare")]
    public void NeedActionsThatTellAllThatTheirResponsesDependOn(Type controller, string problem) =>
        Assert.That(() => In(controller), Throws.InvalidOperationException.With.Message.Contains(problem));

    private static IReadOnlyList<ControllerActionDescriptor> In(Type controller) => Actions.In(new Part(controller));

    private static ControllerActionDescriptor Named(string action) => All.Single(one => one.ActionName == action);

    private static ResponseKey? KeyOf(string action, string query) => Named(action).KeyOf([("project", Project)], query);

    private sealed class Part(Type controller) : ApplicationPart, IApplicationPartTypeProvider
    {
        public override string Name => controller.Name;

        public IEnumerable<TypeInfo> Types => [controller.GetTypeInfo()];
    }

    [Cached(CachedContent.SitesOfProject, ExceptWith = ["Rare"])]
    private sealed record SampleList : IQuery<string>, IProjectRequest
    {
        public ProjectId? Project => null;
    }

    [Cached(CachedContent.MemoriesOfSite)]
    private sealed record SampleMemories : IQuery<string>, ISiteRequest
    {
        public ProjectId? Project => null;

        public SiteId? Site => null;
    }

    [Cached(CachedContent.Caller)]
    private sealed record SampleMe : IQuery<string>;

    private sealed record SampleNotCached : IQuery<string>;

    [Route("sample")]
    internal sealed class Sample : ControllerBase
    {
        [HttpGet("{project}/list")]
        [Handles(typeof(SampleList))]
        public OkResult List(
            [FromRoute] ProjectId project, [FromQuery] string? bbox = null, [FromQuery(Name = "is_short")] bool isShort = false,
            [FromQuery] int? rare = null,
            [FromQuery] Inclusions? include = null) => Ok();

        [HttpGet("{project}")]
        [Handles(typeof(SampleList))]
        public OkResult Get([FromRoute] ProjectId project, [FromQuery] int? rare = null) => Ok();

        [HttpGet("{project}/{site}")]
        [Handles(typeof(SampleMemories))]
        public OkResult Memories([FromRoute] ProjectId project, [FromRoute] SiteId site) => Ok();

        [HttpGet("me")]
        [Handles(typeof(SampleMe))]
        public OkResult Me() => Ok();

        [HttpGet("not")]
        [Handles(typeof(SampleNotCached))]
        public OkResult NotCached() => Ok();

        [HttpPost("me")]
        [Handles(typeof(SampleMe))]
        public OkResult NotRead() => Ok();
    }

    internal sealed class FromHeader : ControllerBase
    {
        [HttpGet("sample")]
        [Handles(typeof(SampleMe))]
        public OkResult Get([FromHeader] string name) => Ok();
    }

    internal sealed class FromBody : ControllerBase
    {
        [HttpGet("sample")]
        [Handles(typeof(SampleMe))]
        public OkResult Get(Inclusions name) => Ok();
    }

    internal sealed class WithoutProject : ControllerBase
    {
        [HttpGet("sample")]
        [Handles(typeof(SampleList))]
        public OkResult Get([FromQuery] int? rare = null) => Ok();
    }

    internal sealed class WithoutExcepted : ControllerBase
    {
        [HttpGet("{project}")]
        [Handles(typeof(SampleList))]
        public OkResult Get([FromRoute] ProjectId project) => Ok();
    }
}
