using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Jobs;
using Muistot.Domain.Memories;
using Muistot.Domain.Moderation;
using Muistot.Domain.Sites;
using Muistot.Domain.Values;

namespace Muistot.Application.Notifications;

/// <summary>A mail that tells someone what was decided within a minute on what is theirs: that of the account of the job.</summary>
/// <param name="Minute">The minute, counted from the beginning of 1970, UTC.</param>
public sealed record DecisionMailJob(long Minute) : IJobPayload
{
    // No transaction takes as long: when the mail is written, all decisions of its minute are saved that ever will be.
    private const int Delay = 2;

    /// <inheritdoc/>
    public static string Kind => "decision-mail";

    /// <summary>When the minute begins, UTC.</summary>
    public DateTime From => DateTime.UnixEpoch.AddMinutes(Minute);

    /// <summary>When it ends, UTC.</summary>
    public DateTime Until => From.AddMinutes(1);

    /// <summary>When the mail is written, UTC.</summary>
    internal DateTime DueAt => From.AddMinutes(Delay);

    /// <summary>The job for a decision.</summary>
    /// <param name="at">When it was made, UTC.</param>
    internal static DecisionMailJob For(DateTime at) => new((at - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMinute);
}

/// <summary>
/// Has authors told what admins and moderators decide on what is theirs. What is decided within a minute is one mail, and a decision that
/// is taken back at once is none.
/// </summary>
/// <param name="db">The database of the command.</param>
/// <param name="jobs">Keeps the mail until it is due.</param>
/// <param name="context">Who decides.</param>
public sealed class DecisionMails(IMuistotDb db, JobOutbox jobs, ResourceContext context)
{
    // A mail that is as late as this tells nothing new.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly HashSet<string> enqueued = new(StringComparer.Ordinal);
    private Guid? transaction;

    /// <summary>Has the author of a resource told of a decision, which is saved with the mail. Nobody is told what they decided.</summary>
    internal async Task EnqueueAsync(IPublishable resource, DecisionKind kind, DateTime at, CancellationToken cancellationToken)
    {
        var authorId = resource switch
        {
            Site site => site.CreatorId,
            Memory memory => memory.UserId,
            _ => null,
        };
        if (authorId is not { } userId || userId == context.CallerId || kind == DecisionKind.DismissReports)
            return;
        var job = DecisionMailJob.For(at);
        var key = $"{DecisionMailJob.Kind}:{userId}:{job.Minute}";
        if (!IsNew(key))
            return;
        var options = new JobOptions { UserId = userId, Delay = job.DueAt - at, Lifetime = Lifetime };
        await jobs.EnqueueOnceAsync(key, job, options, cancellationToken);
    }

    // A block that hides makes thousands of decisions in one transaction. An attempt that is made again has another one.
    private bool IsNew(string key)
    {
        var present = db.Context.Database.CurrentTransaction?.TransactionId;
        if (present is null || present != transaction)
            enqueued.Clear();
        transaction = present;
        return enqueued.Add(key);
    }
}
