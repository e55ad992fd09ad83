using Muistot.Application.Common;
using Muistot.Application.Pipeline;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Pipeline;

public sealed class LongCommandBehaviorTests
{
    [Test]
    public async Task OneRunsAtATime()
    {
        using var turn = new LongCommandTurn();
        var (first, entered) = (new TaskCompletionSource(), new List<string>());

        var one = RunAsync(turn, "one", first.Task);
        var two = RunAsync(turn, "two", Task.FromException(new InvalidOperationException()));
        var three = RunAsync(turn, "three", Task.CompletedTask);
        Assert.That(entered, Is.EqualTo(["one"]));
        first.SetResult();

        await one;
        Assert.That(async () => await two, Throws.InvalidOperationException);
        await three;
        Assert.That(entered, Is.EqualTo(["one", "two", "three"]));

        Task<MediatR.Unit> RunAsync(LongCommandTurn turn, string name, Task work) =>
            new LongCommandBehavior<Command, MediatR.Unit>(turn).Handle(new Command(), CancellationToken.None, async () =>
            {
                entered.Add(name);
                await work;
                return MediatR.Unit.Value;
            });
    }

    [Test]
    public async Task WhoWaitsTooLongIsToldToComeBack()
    {
        using var turn = new LongCommandTurn(TimeSpan.FromMilliseconds(1));
        using var taken = await turn.TakeAsync(CancellationToken.None);
        Assert.That(async () => await turn.TakeAsync(CancellationToken.None), Throws.InstanceOf<UnavailableException>());
    }

    private sealed record Command : ICommand<MediatR.Unit>, ILongCommand;
}
