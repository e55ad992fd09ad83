using Moq;
using Muistot.Application.Common;
using Muistot.Application.Pipeline;
using Muistot.Domain.Projects;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Pipeline;

public sealed class LongCommandBehaviorTests
{
    [TestCase(true, "one", ExpectedResult = new[] { "one", "one", "other" })]
    [TestCase(false, "one", ExpectedResult = new[] { "one", "other", "one" })]
    public async Task<string[]> OneOfAProjectRunsAtATimeAndOneAtAllWhereOnlyOneCanWrite(bool hasOneWriter, string project)
    {
        var db = Mock.Of<IMuistotDb>(database => database.HasOneWriter == hasOneWriter);
        var (turns, entered, first) = (new LongCommandTurns(), new List<string>(), new TaskCompletionSource());

        var one = RunAsync(project, first.Task);
        var failing = RunAsync(project, Task.FromException(new InvalidOperationException()));
        var other = RunAsync("other", Task.CompletedTask);
        first.SetResult();
        await one;
        Assert.That(async () => await failing, Throws.InvalidOperationException);
        await other;
        return [.. entered];

        Task<MediatR.Unit> RunAsync(string name, Task work) => new LongCommandBehavior<Command, MediatR.Unit>(turns, db).Handle(
            new Command(new ProjectId(name)), CancellationToken.None, async () =>
            {
                entered.Add(name);
                await work;
                return MediatR.Unit.Value;
            });
    }

    [Test]
    public async Task WhoWaitsTooLongIsToldToComeBack()
    {
        var turns = new LongCommandTurns { LongestWait = TimeSpan.FromMilliseconds(1) };
        using var taken = await turns.TakeAsync("one", CancellationToken.None);
        Assert.That(async () => await turns.TakeAsync("one", CancellationToken.None), Throws.InstanceOf<UnavailableException>());
    }

    private sealed record Command(ProjectId? Project) : ICommand<MediatR.Unit>, ILongCommand;
}
