using Muistot.Application.Common;

namespace Muistot.Application.Posting;

/// <summary>Counts what accounts post: in process, or for all nodes together.</summary>
public interface IPostingLimiter
{
    /// <summary>Takes shares of an account's next hour, all of them or none, in one atomic step. What is taken ends by itself.</summary>
    /// <param name="userId">Key of the account.</param>
    /// <param name="shares">What is posted.</param>
    /// <param name="at">The moment that it is taken at.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Null when it was free, otherwise what was not, and how long to wait.</returns>
    /// <exception cref="UnavailableException">What counts is unavailable.</exception>
    Task<PostingRefusal?> TryTakeAsync(int userId, IReadOnlyList<PostingShare> shares, DateTimeOffset at,
        CancellationToken cancellationToken);

    /// <summary>Gives shares back that came to nothing.</summary>
    /// <param name="userId">Key of the account.</param>
    /// <param name="shares">What was taken.</param>
    /// <param name="at">The moment that it was taken at.</param>
    /// <exception cref="UnavailableException">What counts is unavailable.</exception>
    Task ReturnAsync(int userId, IReadOnlyList<PostingShare> shares, DateTimeOffset at);

    /// <summary>Forgets what an account has posted.</summary>
    /// <param name="userId">Key of the account.</param>
    /// <exception cref="UnavailableException">What counts is unavailable.</exception>
    Task ForgetAsync(int userId);
}

/// <summary>What is counted.</summary>
public enum PostingKind
{
    /// <summary>New memories.</summary>
    Memories,

    /// <summary>New sites.</summary>
    Sites,

    /// <summary>Bytes of images.</summary>
    Images,
}

/// <summary>A share of what an account may post in an hour.</summary>
/// <param name="Kind">What is posted.</param>
/// <param name="Amount">How much of it, above 0.</param>
/// <param name="Limit">How much of it an hour may hold.</param>
public sealed record PostingShare(PostingKind Kind, long Amount, long Limit);

/// <summary>A share that was not free.</summary>
/// <param name="Kind">What there is too much of.</param>
/// <param name="Wait">How long until the share is free; an hour when it is more than any hour may hold.</param>
public sealed record PostingRefusal(PostingKind Kind, TimeSpan Wait);

/// <summary>
/// The hour that limits are about. It slides in slots of ten seconds, so that what an adapter keeps of an account is bounded, however
/// much is posted.
/// </summary>
public static class PostingHour
{
    /// <summary>Slots of an hour.</summary>
    public const int Slots = 360;

    /// <summary>Length of a slot.</summary>
    public static readonly TimeSpan Slot = TimeSpan.FromHours(1) / Slots;

    /// <summary>Number of the slot that a moment is in.</summary>
    public static long SlotOf(DateTimeOffset at) => at.UtcTicks / Slot.Ticks;

    /// <summary>How long after a moment what was posted in a slot no longer counts.</summary>
    public static TimeSpan Until(long slot, DateTimeOffset at) => TimeSpan.FromTicks(((slot + Slots) * Slot.Ticks) - at.UtcTicks);
}
