using System.Text.RegularExpressions;
using MediatR;
using Muistot.Application;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

public sealed class UseCaseTests
{
    private static readonly Type[] Handlers = [.. typeof(ApplicationServices).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && Requests(type).Any())];

    [TestCaseSource(nameof(Handlers))]
    public void AUseCaseIsOneFileOfItsName(Type handler) => Assert.That(Problems(handler, Repository.Sources), Is.Empty);

    [Test]
    public void TheRuleFindsWhatBreaksIt()
    {
        SourceFile[] together = [
            new("Sample.cs", "public sealed record Sample : IQuery<Unit>; internal sealed class SampleHandler(IMuistotDb db) { }")];
        SourceFile[] apart =
        [
            new("Sample.cs", "public sealed record Sample;"),
            new("SampleHandler.cs", "/// <summary>Handles the record Sample.</summary>\nclass SampleHandler { }"),
        ];
        SourceFile[] elsewhere = [new("Samples.cs", together[0].Text)];

        Assert.That(Problems(typeof(SampleHandler), together), Is.Empty);
        Assert.That(Problems(typeof(SampleHandler), apart), Is.EqualTo(["SampleHandler and Sample are not in Sample.cs."]));
        Assert.That(Problems(typeof(SampleHandler), elsewhere), Is.EqualTo(["SampleHandler and Sample are not in Sample.cs."]));
        Assert.That(Problems(typeof(SampleHandler), []), Is.EqualTo(["SampleHandler and Sample are not in Sample.cs."]));
    }

    private static IEnumerable<string> Problems(Type handler, IReadOnlyList<SourceFile> sources) =>
        from request in Requests(handler)
        let homes = sources.Where(source => Path.GetFileNameWithoutExtension(source.Path) == request.Name)
        where !homes.Any(home => Declares(home, handler) && Declares(home, request))
        select $"{handler.Name} and {request.Name} are not in {request.Name}.cs.";

    private static IEnumerable<Type> Requests(Type handler) => handler.GetInterfaces()
        .Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
        .Select(contract => contract.GetGenericArguments()[0]);

    private static bool Declares(SourceFile source, Type type) =>
        Regex.IsMatch(source.Text, $@"^(?!\s*//).*\b(class|record)\s+{type.Name}\b", RegexOptions.Multiline | RegexOptions.ExplicitCapture);

    private sealed record Sample : IRequest;

    private sealed class SampleHandler : IRequestHandler<Sample, MediatR.Unit>
    {
        public Task<MediatR.Unit> Handle(Sample request, CancellationToken cancellationToken) => MediatR.Unit.Task;
    }
}
