using Microsoft.Extensions.Options;
using Muistot.Api.Hosting;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Observability;
using Place = Muistot.Application.Caching.SingleFlight<(Muistot.Api.Caching.ResponseKey Key, long Version),
    Muistot.Api.Caching.KeptAnswer>.Place;

namespace Muistot.Api.Caching;

/// <summary>
/// Keeps the answers that readers get: one for everyone who is not signed in, one for each caller who is. An answer is never older than
/// a change that has been answered for: it carries the versions of what it was made from, read before its making began, and is dropped
/// when they are not the same any more. So is an answer that was being made from old data while the change was saved. One request makes
/// a missing answer, and the others that want the same wait for it.
/// </summary>
/// <param name="next">What comes after.</param>
/// <param name="versions">The versions of what is shown.</param>
/// <param name="options">How much is kept, and how long.</param>
/// <param name="localization">The languages.</param>
/// <param name="transientFaults">Knows what it looks like when a part of the service is unavailable: a kept answer stands in then, though
/// it is old.</param>
/// <param name="clock">The current time.</param>
internal sealed class ResponseCacheMiddleware(
    RequestDelegate next, ICacheVersions versions, IOptions<CachingOptions> options, IOptions<LocalizationOptions> localization,
    ITransientFaults transientFaults, TimeProvider clock)
    : IDisposable
{
    private readonly ResponseStore store = new(options.Value);
    private readonly SingleFlight<(ResponseKey Key, long Version), KeptAnswer> making = new();

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<CachedAction>() is not { } action)
            return next(context);
        var (language, caller) = (LanguageNegotiation.Choose(context.Request, localization.Value),
            context.Features.Get<Session>()?.Username);
        if (action.KeyOf(context.Request, language, caller) is not { } key)
            return next(context);
        if (options.Value.Enabled)
            return AnswerAsync(context, key);
        return action.ShowsVersion ? TagAsync(context, key) : next(context);
    }

    public void Dispose() => store.Dispose();

    private Task AnswerAsync(HttpContext context, ResponseKey key)
    {
        var found = store.Find(key);
        var version = versions.Of(found?.Answer.Tags ?? key.Tags());
        var known = found?.Answer.Version == version ? found : null;
        return known is { } kept && kept.Answer.MayServe(clock.GetUtcNow())
            ? SendAsync(context, key, kept, "kept")
            : RenewAsync(context, key, version, known);
    }

    private async Task RenewAsync(HttpContext context, ResponseKey key, long version, KeptAnswer? known)
    {
        if (store.IsTooLarge(key, version))
        {
            await MakeAsync(context);
            return;
        }

        Place joined;
        try
        {
            joined = await making.JoinAsync((key, version), context.RequestAborted);
        }
        catch (Exception fault) when (IsUnavailable(fault) && MayStandIn(known))
        {
            await ServeStaleAsync(context, key, known!.Value);
            return;
        }

        using var place = joined;
        if (place.HasMade)
            await SendAsync(context, key, place.Made, "kept");
        else if (store.IsTooLarge(key, version))
            await MakeAsync(context);
        else
            await RenewAsync(context, key, version, known, place);
    }

    private async Task RenewAsync(HttpContext context, ResponseKey key, long version, KeptAnswer? known, Place place)
    {
        var body = context.Response.Body;
        await using var buffer = new BoundedBuffer(body, options.Value.MaxAnswerKilobytes * 1024, LetGo);
        context.Response.Body = buffer;
        var (isSame, isUnavailable) = (false, false);
        try
        {
            isSame = known is { } old && await IsStillForItsCallerAsync(context, old.Answer);
            if (!isSame)
                await MakeAsync(context);
        }
        catch (Exception fault) when (!buffer.IsSpilt && !context.RequestAborted.IsCancellationRequested)
        {
            isUnavailable = IsUnavailable(fault);
            Tell(place, fault, isUnavailable);
            if (!isUnavailable || !MayStandIn(known))
                throw;
        }
        finally
        {
            context.Response.Body = body;
        }

        if (isSame)
            await KeepOnAsync(context, key, known!.Value, place);
        else if (isUnavailable)
            await ServeStaleAsync(context, key, known!.Value);
        else if (!buffer.IsSpilt)
            await KeepAsync(context, key, version, buffer, place);

        // Those who wait for what is not kept would wait for nothing.
        void LetGo()
        {
            store.NoteTooLarge(key, version);
            place.Release();
        }
    }

    private async Task MakeAsync(HttpContext context)
    {
        Observation.Answer("made");
        await next(context);
#pragma warning disable RS0030 // The formatters of MVC write to it, and leave to the server what they have not flushed.
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
#pragma warning restore RS0030

        // The framework ends an answer without a word when its reader leaves. What there is of it by then is not to be kept.
        context.RequestAborted.ThrowIfCancellationRequested();
    }

    /// <summary>
    /// Sends an answer that is not kept, with the tag of what it says. One that is too large to be held back keeps a tag that no other has.
    /// </summary>
    private async Task TagAsync(HttpContext context, ResponseKey key)
    {
        var body = context.Response.Body;
        await using var buffer = new BoundedBuffer(body, options.Value.MaxAnswerKilobytes * 1024, () => { });
        context.Response.Body = buffer;
        try
        {
            await MakeAsync(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        if (!buffer.IsSpilt)
            await SendOnceAsync(context, key, buffer);
    }

    private async Task SendOnceAsync(HttpContext context, ResponseKey key, BoundedBuffer buffer)
    {
        if (context.Response.StatusCode != StatusCodes.Status200OK || !key.Action.ShowsVersion)
        {
            await buffer.SendAsync(context.RequestAborted);
            return;
        }

        var content = new CachedBody(buffer.Held, context.Response.Headers);
        await AnswerOf(context, key, version: 0).WriteAsync(context, content, content.Plain);
    }

    private bool MayStandIn(KeptAnswer? known) => known?.Answer.Times.StaleIfErrorUntil > clock.GetUtcNow();

    private bool IsUnavailable(Exception fault) => fault is UnavailableException || transientFaults.Caused(fault);

    // Those who wait would meet the same outage, and have the same that stands in; each is refused for itself; after any other fault, the
    // next of them takes over.
    private static void Tell(Place place, Exception fault, bool isUnavailable)
    {
        if (isUnavailable)
            place.Fail(fault);
        else if (fault is RefusedException)
            place.Release();
    }

    private async Task<bool> IsStillForItsCallerAsync(HttpContext context, CachedResponse known) =>
        known.Rights is { } rights && known.Times.IsFreshAt(clock.GetUtcNow())
        && await context.RequestServices.GetRequiredService<AccessQuery>().FindsStillAsync(rights, context.RequestAborted);

    // Where operators' commands are not heard of, roles that they take away must count at once all the same.
    private bool MayKeep(HttpContext context) =>
        versions.IsShared || !context.RequestServices.GetRequiredService<ResourceContext>().Access.HasRole;

    private async Task KeepAsync(HttpContext context, ResponseKey key, long version, BoundedBuffer buffer, Place place)
    {
        if (context.Response.StatusCode != StatusCodes.Status200OK || !MayKeep(context))
        {
            place.Release();
            await SendOnceAsync(context, key, buffer);
            return;
        }

        var kept = store.Keep(key, AnswerOf(context, key, version), new CachedBody(buffer.Held, context.Response.Headers));
        place.Share(kept);
        await SendAsync(context, key, kept);
    }

    private CachedResponse AnswerOf(HttpContext context, ResponseKey key, long version)
    {
        var services = context.RequestServices;
        var rights = key.Caller is null ? null : services.GetRequiredService<ResourceContext>().Finding;
        var times = new ResponseLifetimes(options.Value, clock.GetUtcNow(), services.GetRequiredService<CacheExpiration>().Ends,
            isOpen: rights is null);
        return new CachedResponse(rights, key.Tags(), version, times);
    }

    private async Task KeepOnAsync(HttpContext context, ResponseKey key, KeptAnswer known, Place place)
    {
        known.Answer.BeSureAgain(clock.GetUtcNow());
        place.Share(known);
        await SendAsync(context, key, known, "kept");
    }

    private Task ServeStaleAsync(HttpContext context, ResponseKey key, KeptAnswer stale)
    {
        context.Response.Clear();
        return SendAsync(context, key, stale, "stand_in");
    }

    private async Task SendAsync(HttpContext context, ResponseKey key, KeptAnswer kept, string? source = null)
    {
        if (source is not null)
            Observation.Answer(source);
        var variant = kept.Content.Choose(context.Request.Headers.AcceptEncoding);
        store.Recount(key, kept.Content);
        await kept.Answer.WriteAsync(context, kept.Content, variant);
    }
}
