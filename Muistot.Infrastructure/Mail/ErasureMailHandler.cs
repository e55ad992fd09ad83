using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Muistot.Application.Common;
using Muistot.Application.Jobs;
using Muistot.Application.Login;
using Muistot.Application.Me;
using Muistot.Application.Observability;
using Muistot.Domain.Languages;
using Muistot.Domain.Users;

namespace Muistot.Infrastructure.Mail;

/// <summary>
/// Sends the mail whose link confirms an erasure. Its token is made each time, and the last one counts: a mail that arrives twice has one
/// link that works.
/// </summary>
/// <param name="db">Knows the account and the wish.</param>
/// <param name="composer">Writes the mail.</param>
/// <param name="transport">Takes it away.</param>
/// <param name="logger">Hears what is dropped, without addresses.</param>
public sealed class ErasureMailHandler(
    IMuistotDb db, ErasureMailComposer composer, IMailTransport transport, ILogger<ErasureMailHandler> logger)
    : IJobHandler<ErasureMailJob>
{
    // Longer than handing a mail over takes at most.
    private static readonly TimeSpan Handover = TimeSpan.FromMinutes(1);

    /// <summary>Someone waits for the mail: it is tried again soon, until it expires.</summary>
    public static JobPolicy Policy { get; } = new()
    {
        Concurrency = 4,
        MaxAttempts = int.MaxValue,
        FirstDelay = TimeSpan.FromSeconds(2),
        MaxDelay = TimeSpan.FromMinutes(10),
    };

    /// <inheritdoc/>
    public async Task HandleAsync(RunningJob<ErasureMailJob> job, CancellationToken cancellationToken)
    {
        var token = SecretToken.Create();
        var wish = await db.CommitAsync(() => GiveTokenAsync(job.UserId, token, cancellationToken), atomic: true, cancellationToken);
        if (wish?.User is not { Email: not null } user)
        {
            Observation.Mail("dropped");
            logger.LogWarning("Erasure mail {Job} has no recipient any more, and is dropped.", job.Id);
            return;
        }

        using var message = composer.Compose(user, wish.Contributions, token, Language.Of(job.Payload.LanguageId));
        await job.Lease.ExtendAsync(Handover, cancellationToken);
        await transport.SendAsync(message, cancellationToken);
    }

    // Under the lock that the wish is written under: the token of a mail does what the mail says, and nothing that was wished later.
    private async Task<AccountErasure?> GiveTokenAsync(int? userId, string token, CancellationToken cancellationToken)
    {
        if (userId is not { } id)
            return null;
        await db.LockAsync([new RowLock(LockedTable.Users, id, Exclusive: true)], cancellationToken);
        var wish = await db.AccountErasures.Include(erasure => erasure.User)
            .FirstOrDefaultAsync(erasure => erasure.UserId == id && erasure.User!.Email != null, cancellationToken);
        if (wish is null)
            return null;
        wish.TokenDigest = SecretToken.DigestOf(token);
        await db.SaveChangesAsync(cancellationToken);
        return wish;
    }

    /// <inheritdoc/>
    public Task DropAsync(RunningJob<ErasureMailJob> job, CancellationToken cancellationToken)
    {
        Observation.Mail("dropped");
        return Task.CompletedTask;
    }
}
