using MediatR;
using Microsoft.Extensions.Options;
using Muistot.Application.Login;

namespace Muistot.Application.Pipeline;

/// <summary>A request whose answer must not tell by its time what was found: whether there is such an account.</summary>
public interface IConstantTimeRequest
{
    /// <summary>True when an answer waits too, false when only failures do.</summary>
    bool HidesSuccess => true;
}

/// <summary>
/// Refusals, and answers where they would tell something, come at whole steps of <see cref="LoginOptions.AnswerMilliseconds"/> after the
/// request, so that the work behind them does not show.
/// </summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
/// <param name="options">The steps.</param>
/// <param name="clock">Measures and waits.</param>
public sealed class ConstantTimeBehavior<TRequest, TResponse>(IOptions<LoginOptions> options, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, IConstantTimeRequest
{
    // A timer may be late by so much.
    private static readonly TimeSpan Coarseness = TimeSpan.FromMilliseconds(5);

    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var (started, waits) = (clock.GetTimestamp(), true);
        try
        {
            var response = await next();
            waits = request.HidesSuccess;
            return response;
        }
        finally
        {
            if (waits && options.Value.AnswerMilliseconds > 0)
                await WaitAsync(started, cancellationToken);
        }
    }

    private async Task WaitAsync(long started, CancellationToken cancellationToken)
    {
        var (step, elapsed) = (TimeSpan.FromMilliseconds(options.Value.AnswerMilliseconds), clock.GetElapsedTime(started));
        var due = step * (Math.Floor(elapsed / step) + 1);
        if (due - elapsed > Coarseness)
            await Task.Delay(due - elapsed - Coarseness, clock, cancellationToken);

        // Timers know whole milliseconds: by the rest of one, enough answers would tell how long the work took.
        while (clock.GetElapsedTime(started) < due)
            Thread.SpinWait(100);
    }
}
