using MediatR;
using Microsoft.Extensions.Options;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Posting;

namespace Muistot.Application.Pipeline;

/// <summary>A request that posts something, of which an account may post so much in an hour (<see cref="PostingOptions"/>).</summary>
public interface IPostingRequest
{
    /// <summary>How much it posts of each kind.</summary>
    IEnumerable<(PostingKind Kind, long Amount)> Posts { get; }
}

/// <summary>
/// Does the account post too much? Asked when nothing else refuses the request. What fails after that does
/// not count.
/// </summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
/// <param name="limiter">Counts.</param>
/// <param name="context">The caller, and their role in the project.</param>
/// <param name="options">The limits.</param>
/// <param name="clock">The current time.</param>
public sealed class PostingLimitBehavior<TRequest,
    TResponse>(IPostingLimiter limiter, ResourceContext context, IOptions<PostingOptions> options, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, IPostingRequest
{
    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var shares = request.Posts.Where(post => post.Amount > 0)
            .Select(post => new PostingShare(post.Kind, post.Amount, options.Value.LimitOf(post.Kind))).ToList();
        if (shares.Count == 0 || context.Access is { IsAdmin: true } or { IsModerator: true } or { Caller.IsSuperuser: true })
            return await next();

        var (userId, at) = (context.UserId, clock.GetUtcNow());
        if (await limiter.TryTakeAsync(userId, shares, at, cancellationToken) is { } refusal)
            throw new TooManyRequestsException($"Too many {WordFor(refusal.Kind)}", refusal.Wait);
        var isPosted = false;
        try
        {
            var response = await next();
            isPosted = response is not Outcome.NothingToChange;
            return response;
        }
        finally
        {
            if (!isPosted)
                await ReturnAsync(userId, shares, at);
        }
    }

    private static string WordFor(PostingKind kind) => kind switch
    {
        PostingKind.Memories => "memories",
        PostingKind.Sites => "sites",
        _ => "images",
    };

    private async Task ReturnAsync(int userId, List<PostingShare> shares, DateTimeOffset at)
    {
        try
        {
            await limiter.ReturnAsync(userId, shares, at);
        }
        catch (UnavailableException)
        {
            // The caller is told why the request failed; the shares end by themselves.
        }
    }
}
