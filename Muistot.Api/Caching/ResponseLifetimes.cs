using Muistot.Application.Authorization;
using Muistot.Application.Caching;

namespace Muistot.Api.Caching;

/// <summary>How long a kept answer serves, while nothing is known to have changed.</summary>
internal sealed record ResponseLifetimes
{
    // While one caller's request renews an answer, the others need not.
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(1);

    private readonly DateTimeOffset ends;
    private readonly DateTimeOffset freshUntil;

    /// <summary>Times of an answer.</summary>
    /// <param name="options">How long answers are fresh, and stand in.</param>
    /// <param name="now">When it was made.</param>
    /// <param name="ends">When time alone makes it another one, UTC; null for never.</param>
    /// <param name="isOpen">True when it is for everyone: there are no rights to ask for again.</param>
    internal ResponseLifetimes(CachingOptions options, DateTimeOffset now, DateTime? ends, bool isOpen)
    {
        this.ends = ends is { } end ? new DateTimeOffset(end) : DateTimeOffset.MaxValue;
        freshUntil = Earlier(now.AddSeconds(options.FreshSeconds), this.ends);
        StaleIfErrorUntil = Earlier(now.AddSeconds(options.StaleIfErrorSeconds), this.ends);
        RevalidateAt = isOpen ? freshUntil : Earlier(now + AccessCache.Lifetime, freshUntil);
    }

    /// <summary>Until then it is served without a question.</summary>
    internal DateTimeOffset RevalidateAt { get; private init; }

    /// <summary>Until then it is served to all but the one who renews it.</summary>
    internal DateTimeOffset StaleWhileRevalidateUntil => Earlier(RevalidateAt + Renewal, ends);

    /// <summary>Until then it may stand in while the service cannot make another one.</summary>
    internal DateTimeOffset StaleIfErrorUntil { get; }

    /// <summary>True when it need not be made anew, as long as its caller has the same rights.</summary>
    internal bool IsFreshAt(DateTimeOffset now) => now < freshUntil;

    /// <summary>The same, when the rights were asked for again.</summary>
    internal ResponseLifetimes SureAgain(DateTimeOffset now) =>
        this with { RevalidateAt = Earlier(now + AccessCache.Lifetime, freshUntil) };

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
