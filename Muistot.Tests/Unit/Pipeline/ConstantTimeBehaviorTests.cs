using MediatR;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Muistot.Application.Login;
using Muistot.Application.Pipeline;
using Muistot.Domain.Users;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Pipeline;

public sealed class ConstantTimeBehaviorTests
{
    private readonly PassingClock clock = new();

    [TestCase(0, 100)]
    [TestCase(1, 100)]
    [TestCase(99, 100)]
    [TestCase(97, 100)]
    [TestCase(100, 200)]
    [TestCase(101, 200)]
    [TestCase(250, 300)]
    public async Task AnswersAtWholeSteps(int work, int answered) =>
        Assert.That(await TimeAsync(100, work), Is.EqualTo(answered).Within(0.1));

    [TestCase(30, 100)]
    [TestCase(130, 200)]
    public async Task RefusesAtWholeSteps(int work, int answered) =>
        Assert.That(await TimeAsync(100, work, () => throw new InvalidOperationException()), Is.EqualTo(answered).Within(0.1));

    [TestCase(30, false, 30)]
    [TestCase(30, true, 100)]
    public async Task SuccessThatTellsNothingDoesNotWait(int work, bool fails, int answered) =>
        Assert.That(await TimeAsync(100, work, fails ? () => throw new InvalidOperationException() : null, hidesSuccess: false),
            Is.EqualTo(answered).Within(0.1));

    [Test]
    public void OfTheUseCasesOnlyARightTokenIsAnsweredAtOnce() => Assert.That(
        new IConstantTimeRequest[] { new ExchangeLoginToken("Someone", "token"),
        new RequestLoginMail(new EmailAddress("someone@example.com")) }.Select(request => request.HidesSuccess),
        Is.EqualTo([false, true]));

    [Test]
    public async Task DoesNotWaitWithoutSteps() => Assert.That(await TimeAsync(0, 30), Is.EqualTo(30).Within(0.1));

    [Test]
    public void EndsWithTheRequest()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.That(() => AskAsync(100, true, () => Task.FromResult("done"), cancelled.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    /// <summary>Has a handler work for some time.</summary>
    /// <returns>When the answer came, in milliseconds.</returns>
    private async Task<double> TimeAsync(int step, int work, Action? end = null, bool hidesSuccess = true)
    {
        var started = clock.GetTimestamp();
        var answer = AskAsync(step, hidesSuccess, () =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(work));
            end?.Invoke();
            return Task.FromResult("done");
        });
        while (!answer.IsCompleted)
            clock.Advance(TimeSpan.FromMilliseconds(1));
        await answer.ContinueWith(_ => { }, TaskScheduler.Default);
        return clock.GetElapsedTime(started).TotalMilliseconds;
    }

    private Task<string> AskAsync(int step, bool hidesSuccess, RequestHandlerDelegate<string> handler,
        CancellationToken cancellationToken = default) =>
        new ConstantTimeBehavior<Even, string>(Options.Create(new LoginOptions { AnswerMilliseconds = step }), clock)
            .Handle(new Even(hidesSuccess), cancellationToken, handler);

    /// <summary>A clock that goes on a little whenever it is looked at.</summary>
    private sealed class PassingClock : FakeTimeProvider
    {
        public override long GetTimestamp()
        {
            Advance(TimeSpan.FromMicroseconds(10));
            return base.GetTimestamp();
        }
    }

    private sealed record Even(bool HidesSuccess) : IRequest<string>, IConstantTimeRequest;
}
