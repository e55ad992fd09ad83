using System.Reflection;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Muistot.Api.Controllers;
using Muistot.Application.Languages;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

public sealed class ActionTests
{
    private static readonly MethodInfo[] Actions =
    [
        .. ControllerActions.All.Where(action =>
            action.DeclaringType!.GetCustomAttribute<ApiExplorerSettingsAttribute>() is not { IgnoreApi: true }),
    ];

    private static readonly ParameterInfo[] Parameters =
    [
        .. ControllerActions.All.SelectMany(action => action.GetParameters())
            .Where(parameter => parameter.ParameterType != typeof(CancellationToken)),
    ];

    [TestCaseSource(nameof(Actions))]
    public void ActionsNameTheUseCaseThatTheySend(MethodInfo action) => Assert.That(SendsAUseCase(action), Is.True);

    /// <summary>What says nowhere what it comes from is read by a binder of the framework, which knows nothing of the contract.</summary>
    [TestCaseSource(nameof(Parameters))]
    public void ParametersSayWhereTheyComeFrom(ParameterInfo parameter) => Assert.That(HasSource(parameter), Is.True);

    [TestCase(nameof(Sample.Good), true)]
    [TestCase(nameof(Sample.Silent), false)]
    public void TheRuleFindsParametersThatBreakIt(string name, bool isGood) => Assert.That(
        SampleOf(name).GetParameters().Select(HasSource), Is.EqualTo(new[] { isGood }));

    [Test]
    public void ThereAreActions() => Assert.That(Actions, Has.Length.GreaterThan(30));

    [TestCase(nameof(Sample.Good), true)]
    [TestCase(nameof(Sample.Silent), false)]
    [TestCase(nameof(Sample.Wrong), false)]
    public void TheRuleFindsWhatBreaksIt(string name, bool isGood) =>
        Assert.That(SendsAUseCase(SampleOf(name)), Is.EqualTo(isGood));

    private static MethodInfo SampleOf(string name) => ControllerActions.Of(typeof(Sample)).Single(action => action.Name == name);

    private static bool HasSource(ParameterInfo parameter) => parameter.GetCustomAttributes().OfType<IBindingSourceMetadata>().Any();

    private static bool SendsAUseCase(MethodInfo action) =>
        typeof(IBaseRequest).IsAssignableFrom(action.GetCustomAttribute<HandlesAttribute>()?.Request);

    private sealed class Sample : ControllerBase
    {
        [HttpGet("good")]
        [Handles(typeof(GetLanguage))]
        public OkResult Good([FromRoute] int id) => id > 0 ? Ok() : throw new InvalidOperationException();

        [HttpGet("silent")]
        public OkResult Silent(int id) => id > 0 ? Ok() : throw new InvalidOperationException();

        [HttpGet("wrong")]
        [Handles(typeof(string))]
        public OkResult Wrong() => Ok();
    }
}
