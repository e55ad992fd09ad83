using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Muistot.Api.Hosting;
using Muistot.Application.Access;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Observability;
using Muistot.Domain.Languages;

namespace Muistot.Api.Caching;

/// <summary>
/// Keeps the answers that readers get: one for everyone who is not signed in, one for each caller who is. An answer is never older than
/// a change that has been answered for: it carries the versions of what it was made from, read before its making began, and is dropped
/// when they are not the same any more. So is an answer that was being made from old data while the change was saved.
/// </summary>
/// <param name="next">What comes after.</param>
/// <param name="versions">The versions of what is shown.</param>
/// <param name="options">How much is kept, and how long.</param>
/// <param name="localization">The languages.</param>
/// <param name="outages">Knows what it looks like when a part of the service is away: a kept answer stands in then, though it is old.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class AnswerCacheMiddleware(
    RequestDelegate next, IReadVersions versions, IOptions<CachingOptions> options, IOptions<LocalizationOptions> localization, IOutages outages, TimeProvider clock)
    : IDisposable
{
    // About what an answer takes beside its bytes.
    private const int EntrySize = 512;

    private readonly MemoryCache answers = new(new MemoryCacheOptions { SizeLimit = options.Value.MaxMegabytes * 1024L * 1024L });

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method))
            return next(context);
        var caller = context.Features.Get<Session>()?.Username;
        return ReadAddress.Of(request, caller) is { } address ? AnswerAsync(context, address, caller) : next(context);
    }

    public void Dispose() => answers.Dispose();

    private Task AnswerAsync(HttpContext context, ReadAddress address, string? caller)
    {
        var key = new Key(address.Path, address.Variant, LanguageNegotiation.Choose(context.Request, localization.Value), caller);
        var version = versions.Of(address.Shows);
        var known = answers.TryGetValue(key, out CachedAnswer? answer) && answer!.Version == version ? answer : null;
        if (known is null || !known.MayServe(clock.GetUtcNow()))
            return RenewAsync(context, key, version, known);
        Observation.Answer("kept");
        return known.WriteAsync(context);
    }

    private async Task RenewAsync(HttpContext context, Key key, long version, CachedAnswer? known)
    {
        var body = context.Response.Body;
        await using var buffer = new BoundedBuffer(body, options.Value.MaxAnswerKilobytes * 1024);
        context.Response.Body = buffer;
        var (isSame, isAway) = (false, false);
        try
        {
            isSame = known is not null && await IsStillForItsCallerAsync(context, known);
            if (!isSame)
                await MakeAsync(context);
        }
        catch (Exception fault) when (!buffer.IsSpilt && known?.Times.GoodUntil > clock.GetUtcNow() && (fault is UnavailableException || outages.Caused(fault)))
        {
            isAway = true;
        }
        finally
        {
            context.Response.Body = body;
        }

        if (isSame)
            await KeepOn(known!).WriteAsync(context);
        else if (isAway)
            await StandInAsync(context, known!);
        else if (buffer.IsSpilt)
            return;
        else if (context.Response.StatusCode == StatusCodes.Status200OK && MayKeep(context))
            await Keep(context, key, version, buffer).WriteAsync(context);
        else
            await buffer.SendAsync(context.RequestAborted);
    }

    private async Task MakeAsync(HttpContext context)
    {
        Observation.Answer("made");
        await next(context);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private async Task<bool> IsStillForItsCallerAsync(HttpContext context, CachedAnswer known) =>
        known.Rights is { } rights && known.Times.IsFreshAt(clock.GetUtcNow())
        && await context.RequestServices.GetRequiredService<AccessQuery>().FindsStillAsync(rights, context.RequestAborted);

    private CachedAnswer KeepOn(CachedAnswer known)
    {
        Observation.Answer("kept");
        known.BeSureAgain(clock.GetUtcNow());
        return known;
    }

    // Where operators' verbs are not heard of, roles that they take away must count at once all the same.
    private bool MayKeep(HttpContext context) => versions.AreShared || !context.RequestServices.GetRequiredService<ResourceContext>().Access.HasRole;

    private CachedAnswer Keep(HttpContext context, Key key, long version, BoundedBuffer buffer)
    {
        var services = context.RequestServices;
        var rights = key.Caller is null ? null : services.GetRequiredService<ResourceContext>().Finding;
        var times = new AnswerTimes(options.Value, clock.GetUtcNow(), services.GetRequiredService<Freshness>().Ends, isOpen: rights is null);
        var content = new AnswerContent(buffer.Held, context.Response.Headers);

        // Most callers are shown what everyone is, which need not be kept for each of them.
        var open = rights is not null && answers.TryGetValue(key with { Caller = null }, out CachedAnswer? shared) ? shared!.Content : null;
        var isShared = content.Equals(open);
        var answer = new CachedAnswer(isShared ? open! : content, rights, version, times);
        answers.Set(key, answer, new MemoryCacheEntryOptions
        {
            Size = EntrySize + (isShared ? 0 : content.Size), AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(options.Value.StandInSeconds),
        });
        return answer;
    }

    private static Task StandInAsync(HttpContext context, CachedAnswer standIn)
    {
        Observation.Answer("stand_in");
        context.Response.Clear();
        return standIn.WriteAsync(context);
    }

    private sealed record Key(string Path, string Variant, Language Language, string? Caller);
}
