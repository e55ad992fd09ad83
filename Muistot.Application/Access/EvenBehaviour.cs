using MediatR;
using Microsoft.Extensions.Options;
using Muistot.Application.Login;

namespace Muistot.Application.Access;

/// <summary>A request whose answer must not tell by its time what was found: whether there is such an account.</summary>
public interface IEvenlyAnsweredRequest;

/// <summary>
/// Fifth in the pipeline: answers and refusals come at whole steps of <see cref="LoginOptions.AnswerMilliseconds"/> after the
/// request, so that the work behind them does not show.
/// </summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
/// <param name="options">The steps.</param>
/// <param name="clock">Measures and waits.</param>
public sealed class EvenBehaviour<TRequest, TResponse>(IOptions<LoginOptions> options, TimeProvider clock) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, IEvenlyAnsweredRequest
{
    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var started = clock.GetTimestamp();
        try
        {
            return await next();
        }
        finally
        {
            await Task.Delay(Rest(clock.GetElapsedTime(started)), clock, cancellationToken);
        }
    }

    private TimeSpan Rest(TimeSpan elapsed)
    {
        var step = TimeSpan.FromMilliseconds(options.Value.AnswerMilliseconds);
        return step == TimeSpan.Zero ? step : TimeSpan.FromTicks(step.Ticks - (elapsed.Ticks % step.Ticks));
    }
}
