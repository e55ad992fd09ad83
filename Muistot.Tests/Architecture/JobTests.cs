using Muistot.Application;
using Muistot.Application.Jobs;
using Muistot.Infrastructure;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

public sealed class JobTests
{
    [Test]
    public void EveryJobHasOneHandler() => Assert.That(
        () => JobDeclarations.CheckJobs(typeof(ApplicationServices).Assembly, typeof(InfrastructureServices).Assembly), Throws.Nothing);

    [Test]
    public void TheServiceDoesNotStartWithoutIt() => Assert.That(
        () => JobDeclarations.CheckJobs(typeof(ApplicationServices).Assembly), Throws.InvalidOperationException.With.Message.Contain(
        "LoginMailJob must have exactly one handler: a class that is an IJobHandler<LoginMailJob>."));

    [TestCase("Unhandled must have exactly one handler: a class that is an IJobHandler<Unhandled>.", typeof(Unhandled))]
    [TestCase("Handled must have exactly one handler: a class that is an IJobHandler<Handled>.", typeof(Handled), typeof(Handler),
        typeof(OtherHandler))]
    [TestCase("Nameless must have a kind of 1 to 50 characters.", typeof(Nameless), typeof(NamelessHandler))]
    [TestCase("Handled and Twin must have different kinds.", typeof(Handled), typeof(Handler), typeof(Twin), typeof(TwinHandler))]
    public void TheRuleFindsWhatBreaksIt(string problem, params Type[] types) =>
        Assert.That(JobDeclarations.Problems(types), Is.EqualTo([problem]));

    [Test]
    public void TheRuleLetsOthersBe() => Assert.That(JobDeclarations.Problems([typeof(Handled), typeof(Handler)]), Is.Empty);

    private sealed record Unhandled : IJobPayload
    {
        public static string Kind => "unhandled";
    }

    private sealed record Handled : IJobPayload
    {
        public static string Kind => "handled";
    }

    private sealed record Twin : IJobPayload
    {
        public static string Kind => "handled";
    }

    private sealed record Nameless : IJobPayload
    {
        public static string Kind => "";
    }

    private abstract class AnyHandler<TPayload> : IJobHandler<TPayload>
        where TPayload : class, IJobPayload
    {
        public static JobPolicy Policy { get; } = new();

        public Task HandleAsync(RunningJob<TPayload> job, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Handler : AnyHandler<Handled>;

    private sealed class OtherHandler : AnyHandler<Handled>;

    private sealed class TwinHandler : AnyHandler<Twin>;

    private sealed class NamelessHandler : AnyHandler<Nameless>;
}
