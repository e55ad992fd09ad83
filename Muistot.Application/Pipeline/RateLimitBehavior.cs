using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Common;

namespace Muistot.Application.Pipeline;

/// <summary>A request that one may not send as often as one likes.</summary>
public interface IRateLimitedRequest
{
    /// <summary>The limits, which are asked in this order.</summary>
    /// <param name="caller">Whose requests are counted.</param>
    IEnumerable<RateLimit> Limits(RateLimitCaller caller);
}

/// <summary>Who sends a request whose limits are asked.</summary>
/// <param name="ClientAddress">Where the request comes from.</param>
/// <param name="UserId">Key of the account, which stays the same when its name changes. Null without a session.</param>
public sealed record RateLimitCaller(string ClientAddress, int? UserId = null);

/// <summary>One request a while.</summary>
/// <param name="Key">What is counted: the kind of request, and of whom.</param>
/// <param name="Window">How long the next one has to wait.</param>
/// <param name="Message">What callers are told who do not wait.</param>
public sealed record RateLimit(string Key, TimeSpan Window, string Message = "Too Many Requests");

/// <summary>Keeps rate limits: in process, or shared by all nodes.</summary>
public interface IRateLimiter
{
    /// <summary>Takes the one permit of a window, in one atomic step that also ends the window by itself.</summary>
    /// <returns>Null when it was free, otherwise how long to wait.</returns>
    Task<TimeSpan?> TryAcquireAsync(string key, TimeSpan window, CancellationToken cancellationToken);

    /// <summary>Gives a permit back that came to nothing.</summary>
    Task ReleaseAsync(string key);
}

/// <summary>Is it too often? Malformed requests do not count, nor do those that an outage left undone.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
/// <param name="limiter">Keeps the limits.</param>
/// <param name="requestContext">Where the request comes from.</param>
/// <param name="context">The caller.</param>
/// <param name="transientFaults">Knows what it looks like when a part of the service is unavailable.</param>
public sealed class RateLimitBehavior<TRequest,
    TResponse>(IRateLimiter limiter, IRequestContext requestContext, ResourceContext context, ITransientFaults transientFaults)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, IRateLimitedRequest
{
    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var limits = request.Limits(new RateLimitCaller(requestContext.ClientAddress, context.CallerId)).ToList();
        foreach (var limit in limits)
        {
            if (await limiter.TryAcquireAsync(limit.Key, limit.Window, cancellationToken) is { } wait)
                throw new TooManyRequestsException(limit.Message, wait);
        }

        try
        {
            return await next();
        }
        catch (Exception fault) when (fault is UnavailableException || transientFaults.Caused(fault))
        {
            foreach (var limit in limits)
                await limiter.ReleaseAsync(limit.Key);
            throw;
        }
    }
}
