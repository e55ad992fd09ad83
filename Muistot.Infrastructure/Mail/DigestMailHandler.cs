using Microsoft.Extensions.Logging;
using Muistot.Application.Jobs;
using Muistot.Application.Notifications;
using Muistot.Application.Observability;
using Muistot.Domain.Notifications;

namespace Muistot.Infrastructure.Mail;

/// <summary>
/// Sends someone a digest of what waits when it is written. It is sent once at the most: a claim, which a node that dies leaves behind,
/// keeps others from sending it again.
/// </summary>
/// <param name="mail">Knows whom it goes to.</param>
/// <param name="digests">Reads what waits.</param>
/// <param name="claims">Keeps who sends it, and what stood in it.</param>
/// <param name="composer">Writes the mail.</param>
/// <param name="transport">Takes it away.</param>
/// <param name="logger">Hears of what may be lost, without addresses.</param>
public sealed class DigestMailHandler(
    NotificationMail mail, Digests digests, DigestClaims claims, DigestMailComposer composer, IMailTransport transport,
    ILogger<DigestMailHandler> logger) : IJobHandler<DigestMailJob>
{
    // Longer than handing a mail over takes at most.
    private static readonly TimeSpan Handover = TimeSpan.FromMinutes(1);

    /// <summary>It is tried again until it expires.</summary>
    public static JobPolicy Policy { get; } = new()
    {
        Concurrency = 2,
        MaxAttempts = int.MaxValue,
        FirstDelay = TimeSpan.FromMinutes(1),
        MaxDelay = TimeSpan.FromMinutes(10),
    };

    /// <inheritdoc/>
    public async Task HandleAsync(RunningJob<DigestMailJob> job, CancellationToken cancellationToken)
    {
        if (await mail.FindAsync(job.UserId, NotificationKind.Digest, cancellationToken) is not { User.Id: var userId } recipient)
            return;
        await job.Lease.ExtendAsync(Handover, cancellationToken);
        if (!await claims.TryTakeAsync(userId, job.Id, CancellationToken.None))
        {
            logger.LogWarning("Digest {Job} may have been sent before its node died, and is not sent again.", job.Id);
            return;
        }

        Digest? sent;
        try
        {
            sent = await SendAsync(recipient, job.Payload, cancellationToken);
        }
        catch (Exception)
        {
            // The mail has not left, also when the service stops: whoever runs the job next sends it.
            await claims.ReleaseAsync(userId, job.Id, CancellationToken.None);
            throw;
        }

        // The mail has left: it counts also when the service stops now.
        if (sent is not null)
            await claims.CompleteAsync(userId, job.Id, sent, CancellationToken.None);
        else
            await claims.ReleaseAsync(userId, job.Id, CancellationToken.None);
    }

    /// <inheritdoc/>
    public Task DropAsync(RunningJob<DigestMailJob> job, CancellationToken cancellationToken)
    {
        Observation.Mail("dropped");
        return Task.CompletedTask;
    }

    private async Task<Digest?> SendAsync(NotificationMail.Recipient recipient, DigestMailJob payload, CancellationToken cancellationToken)
    {
        if (await digests.ReadAsync(recipient.User.Id, payload.IsDaily, recipient.Language, cancellationToken) is not { } digest)
            return null;
        using var message = composer.Compose(recipient, digest);

        // A service that stops lets it end: nobody could say whether a mail that was broken off has left.
        await transport.SendAsync(message, CancellationToken.None);
        return digest;
    }
}
