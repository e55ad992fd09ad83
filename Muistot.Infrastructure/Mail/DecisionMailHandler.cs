using Muistot.Application.Jobs;
using Muistot.Application.Notifications;
using Muistot.Application.Observability;
using Muistot.Domain.Notifications;

namespace Muistot.Infrastructure.Mail;

/// <summary>
/// Tells someone what was decided on what is theirs, as it is when the mail is written. When a node dies while it sends, the mail may
/// arrive twice.
/// </summary>
/// <param name="mail">Knows whom it goes to.</param>
/// <param name="decisions">Reads what was decided.</param>
/// <param name="composer">Writes the mail.</param>
/// <param name="transport">Takes it away.</param>
public sealed class DecisionMailHandler(
    NotificationMail mail, ToldDecisions decisions, DecisionMailComposer composer, IMailTransport transport) : IJobHandler<DecisionMailJob>
{
    // Longer than handing a mail over takes at most.
    private static readonly TimeSpan Handover = TimeSpan.FromMinutes(1);

    /// <summary>It is tried again until it expires.</summary>
    public static JobPolicy Policy { get; } = new()
    {
        Concurrency = 2,
        MaxAttempts = int.MaxValue,
        MaxDelay = TimeSpan.FromMinutes(10),
    };

    /// <inheritdoc/>
    public async Task HandleAsync(RunningJob<DecisionMailJob> job, CancellationToken cancellationToken)
    {
        if (await mail.FindAsync(job.UserId, NotificationKind.Decisions, cancellationToken) is not { } recipient)
            return;
        await job.Lease.ExtendAsync(Handover, cancellationToken);
        var told = await decisions.ReadAsync(recipient.User.Id, job.Payload, recipient.Language, cancellationToken);
        if (told.Count == 0)
            return;
        using var message = composer.Compose(recipient, told);
        await transport.SendAsync(message, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DropAsync(RunningJob<DecisionMailJob> job, CancellationToken cancellationToken)
    {
        Observation.Mail("dropped");
        return Task.CompletedTask;
    }
}
