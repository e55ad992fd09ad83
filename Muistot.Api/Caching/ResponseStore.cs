using Microsoft.Extensions.Caching.Memory;
using Muistot.Application.Caching;

namespace Muistot.Api.Caching;

/// <summary>An answer that is kept, and what it says.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Content">What it says.</param>
internal readonly record struct KeptAnswer(CachedResponse Answer, CachedBody Content);

/// <summary>
/// Holds the answers that are kept, within a limit that counts everything they keep alive: plain and compressed bytes, and addresses.
/// Most callers are shown what everyone is. Their entries only point to it: once the answer for everyone is evicted, theirs are gone too.
/// </summary>
/// <param name="options">The limit, and how long entries stay.</param>
internal sealed class ResponseStore(CachingOptions options) : IDisposable
{
    // About what an entry takes beside its bytes and its key.
    private const int EntrySize = 512;

    private readonly MemoryCache entries = new(new MemoryCacheOptions { SizeLimit = options.MaxMegabytes * 1024L * 1024L });

    /// <inheritdoc/>
    public void Dispose() => entries.Dispose();

    /// <summary>The answer of a key, or null.</summary>
    internal KeptAnswer? Find(ResponseKey key)
    {
        if (!entries.TryGetValue(key, out Entry? entry) || entry!.Answer is not { } answer)
            return null;
        if (entry.Content is { } content)
            return new KeptAnswer(answer, content);
        return entries.TryGetValue(key.ForEveryone, out Entry? open) && open!.Content is { } shared && entry.PointsTo(shared)
            ? new KeptAnswer(answer, shared)
            : null;
    }

    /// <summary>Keeps an answer. What is kept already, for the same key or for everyone, is not kept twice.</summary>
    /// <returns>The answer, with the content that is kept.</returns>
    internal KeptAnswer Keep(ResponseKey key, CachedResponse answer, CachedBody content)
    {
        if (key.Caller is not null && entries.TryGetValue(key.ForEveryone, out Entry? open) && open!.Content is { } shared
            && shared.Equals(content))
        {
            // It stays for as long as callers are shown it.
            Set(key.ForEveryone, open);
            Set(key, new Entry(answer, null, new WeakReference<CachedBody>(shared)));
            return new KeptAnswer(answer, shared);
        }

        if (Find(key)?.Content is { } before && before.Equals(content))
            content = before;
        Set(key, new Entry(answer, content, null));
        return new KeptAnswer(answer, content);
    }

    /// <summary>Counts the variants of a content that were made since it was last counted.</summary>
    /// <param name="key">The key that it was found by.</param>
    /// <param name="content">The content.</param>
    internal void Recount(ResponseKey key, CachedBody content)
    {
        if (!content.HasGrown())
            return;
        foreach (var owner in key.Caller is null ? [key] : new[] { key, key.ForEveryone })
        {
            if (entries.TryGetValue(owner, out Entry? entry) && ReferenceEquals(entry!.Content, content))
                Set(owner, entry);
        }
    }

    /// <summary>Notes that an answer is too large to be kept.</summary>
    internal void NoteTooLarge(ResponseKey key, long version) => Set(key, new Entry(null, null, null) { TooLargeAt = version });

    /// <summary>
    /// True when an answer was too large to be kept, for the same caller or for everyone, and its versions are still the same. Callers see
    /// no less than everyone.
    /// </summary>
    internal bool IsTooLarge(ResponseKey key, long version) =>
        WasTooLarge(key, version) || (key.Caller is not null && WasTooLarge(key.ForEveryone, version));

    private bool WasTooLarge(ResponseKey key, long version) => entries.TryGetValue(key, out Entry? entry) && entry!.TooLargeAt == version;

    private void Set(ResponseKey key, Entry entry) => entries.Set(key, entry, new MemoryCacheEntryOptions
    {
        Size = EntrySize + key.Size + (entry.Answer?.Size ?? 0) + (entry.Content?.Size ?? 0),
        AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(options.StaleIfErrorSeconds),
    });

    /// <summary>
    /// What is held for a key: an answer with its content or with a pointer to that of everyone, or a note that there can be none.
    /// </summary>
    private sealed record Entry(CachedResponse? Answer, CachedBody? Content, WeakReference<CachedBody>? Shared)
    {
        internal long? TooLargeAt { get; init; }

        internal bool PointsTo(CachedBody content) =>
            Shared is not null && Shared.TryGetTarget(out var target) && ReferenceEquals(target, content);
    }
}
