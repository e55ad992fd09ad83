using System.Reflection;
using MediatR;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Muistot.Api.Controllers;
using Muistot.Application;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Map;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Search;
using Muistot.Domain.Sites;
using Muistot.Domain.Values;
using Muistot.Tests.Unit.Caching;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

/// <summary>What queries and commands declare for the response cache.</summary>
public sealed class CachingTests
{
    /// <summary>Two texts for each type of a parameter.</summary>
    private static readonly Dictionary<Type, (string One, string Other)> Texts = new()
    {
        [typeof(MapCollectionId)] = ("sites", "some-project.memories"),
        [typeof(ProjectId)] = ("some-project", "other-project"),
        [typeof(SiteId)] = ("some-site", "other-site"),
        [typeof(MemoryId)] = ("1", "2"),
        [typeof(Inclusions)] = ("", "languages"),
        [typeof(Latitude)] = ("1", "2"),
        [typeof(Longitude)] = ("1", "2"),
        [typeof(BoundingBox)] = ("1,2,3,4", "1,2,3,5"),
        [typeof(PageLimit)] = ("1", "2"),
        [typeof(SearchText)] = ("one", "other"),
        [typeof(Instant)] = ("2024-06-21T12:00:00Z", "2024-06-21T12:00:01Z"),
        [typeof(Cursor)] = (new string('A', 32), new string('B', 32)),
        [typeof(bool)] = ("true", "false"),
        [typeof(int)] = ("1", "2"),
        [typeof(string)] = ("one", "other"),
    };

    private static readonly ControllerActionDescriptor[] Cached =
        [.. Actions.In(new AssemblyPart(typeof(ApiController).Assembly)).Where(action => action.Cached() is not null)];

    private static readonly Type[] Requests =
        [.. typeof(ApplicationServices).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(IBaseRequest).IsAssignableFrom(type))];

    [Test]
    public void EveryCachedQueryHasAnAction() => Assert.That(
        Cached.Select(RequestOf).Distinct(),
        Is.EquivalentTo(Requests.Where(request => request.GetCustomAttribute<CachedAttribute>() is not null)));

    [TestCaseSource(nameof(Parameters))]
    public void EveryBoundParameterIsPartOfTheKey(ControllerActionDescriptor action, string parameter)
    {
        var type = action.Parameters.Single(one => one.Name == parameter).ParameterType;
        var excepted = RequestOf(action).GetCustomAttribute<CachedAttribute>()!.ExceptWith;
        var others = action.Parameters.Where(one => !excepted.Contains(one.Name, StringComparer.OrdinalIgnoreCase)
            && one.Name != parameter).ToList();

        Assert.That(Texts, Does.ContainKey(Nullable.GetUnderlyingType(type) ?? type), "Add two texts of this type to the test.");
        var (one, other) = Texts[Nullable.GetUnderlyingType(type) ?? type];
        var (key, same, different) = (action.KeyOf(With(one)), action.KeyOf(With(one)), action.KeyOf(With(other)));

        if (excepted.Contains(parameter, StringComparer.OrdinalIgnoreCase))
        {
            Assert.That(key, Is.Null);
            return;
        }

        Assert.That(key, Is.Not.Null);
        Assert.That(same, Is.EqualTo(key), "The same value is the same key, or nothing is ever found.");
        Assert.That(different, Is.Not.Null.And.Not.EqualTo(key));

        Dictionary<string, string> With(string text) =>
            new(others.Select(
                one => KeyValuePair.Create(one.Name, Texts[Nullable.GetUnderlyingType(one.ParameterType) ?? one.ParameterType].One)))
            {
                [
                parameter] = text
            };
    }

    /// <summary>Whatever a command does to a resource can show or hide it, and changes the lists and numbers above it.</summary>
    [TestCaseSource(nameof(Requests))]
    public void CommandsOnAResourceInvalidateWhatShowsIt(Type request) => Assert.That(IsEnough(request), Is.True);

    [TestCase(typeof(TooLittle), false)]
    [TestCase(typeof(Enough), true)]
    public void TheRuleFindsWhatBreaksIt(Type request, bool isEnough) => Assert.That(IsEnough(request), Is.EqualTo(isEnough));

    private static IEnumerable<TestCaseData> Parameters() =>
        from action in Cached
        from parameter in action.Parameters
        select new TestCaseData(action, parameter.Name).SetArgDisplayNames($"{action.ControllerName}.{action.ActionName}", parameter.Name);

    private static Type RequestOf(ControllerActionDescriptor action) => action.MethodInfo.GetCustomAttribute<HandlesAttribute>()!.Request;

    private static bool IsEnough(Type request)
    {
        if (!typeof(ICommand).IsAssignableFrom(request)
            || request.GetCustomAttribute<RequireStatusAttribute>() is not { Resource: var resource })
            return true;
        var needed = resource switch
        {
            Resource.Memory => CachedContent.MemoriesOfSite | CachedContent.SitesOfProject,
            Resource.Site => CachedContent.Site | CachedContent.SitesOfProject | CachedContent.Projects,
            _ => CachedContent.Project | CachedContent.Projects,
        };
        return request.GetCustomAttribute<InvalidatesAttribute>()!.Content.HasFlag(needed);
    }

    [RequireStatus(Resource.Site, Status.Exists)]
    [Invalidates(CachedContent.Site | CachedContent.Projects)]
    private sealed record TooLittle(ProjectId? Project, SiteId? Site) : ICommand<string>, ISiteRequest;

    [RequireStatus(Resource.Memory, Status.Exists)]
    [Invalidates(CachedContent.MemoriesOfSite | CachedContent.SitesOfProject)]
    private sealed record Enough(ProjectId? Project, SiteId? Site) : ICommand<string>, ISiteRequest;
}
