using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Application.Observability;
using Muistot.Domain.Languages;
using Muistot.Domain.Login;

namespace Muistot.Infrastructure.Mail;

/// <summary>
/// Sends the login mails that wait in the database, and tries again while the time of their tokens lasts. Whoever sends one claims
/// it first, so that several nodes do not send it twice; what a node that died had claimed is sent by another one. A mail that was
/// handed over is not sent again because its row cannot be deleted: this process deletes it later, and a longer claim keeps others off.
/// </summary>
/// <param name="scopes">Makes databases.</param>
/// <param name="tokens">Makes tokens.</param>
/// <param name="composer">Writes the mail.</param>
/// <param name="transport">Takes it away.</param>
/// <param name="signal">Says when there is something to do.</param>
/// <param name="options">How long tokens live.</param>
/// <param name="clock">The current time.</param>
/// <param name="logger">Hears what fails, without addresses.</param>
public sealed class LoginMailSender(
    IServiceScopeFactory scopes,
    ILoginTokens tokens,
    LoginMailComposer composer,
    IMailTransport transport,
    LoginMailSignal signal,
    IOptions<LoginOptions> options,
    TimeProvider clock,
    ILogger<LoginMailSender> logger) : BackgroundService
{
    private const int AtOnce = 8;

    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(2);

    // Mails that were handed over, and whose rows are still there.
    private readonly ConcurrentDictionary<long, bool> handedOver = new();

    /// <summary>
    /// Asks the database what sending a mail asks it, of a mail that there is not, so that the first one need not wait for code to be
    /// compiled.
    /// </summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        var id = -1L;
        await SendOneAsync(id, cancellationToken);
        await using (var scope = scopes.CreateAsyncScope())
        {
            var mails = scope.ServiceProvider.GetRequiredService<IMuistotDb>().LoginMails.Where(mail => mail.Id == id);
            await ReadAsync(mails, cancellationToken);
            await ClaimAsync(mails, Claim, cancellationToken);
        }

        await DeleteAsync(id, cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (Exception fault)
            {
                // While the service stops, its parts may be gone already.
                if (stoppingToken.IsCancellationRequested)
                    return;
                logger.LogWarning("Looking for login mails to send failed ({Fault}).", fault.GetType().Name);
            }

            await signal.WaitAsync(BetweenTries, stoppingToken);
        }
    }

    private async Task SendDueAsync(CancellationToken cancellationToken)
    {
        foreach (var id in handedOver.Keys)
            await DeleteAsync(id, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await scope.ServiceProvider.GetRequiredService<IMuistotDb>().LoginMails
            .Where(mail => mail.ClaimedUntil <= now).OrderBy(mail => mail.Id).Select(mail => mail.Id).ToListAsync(cancellationToken);
        due.RemoveAll(handedOver.ContainsKey);
        var work = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(due, work, async (id, token) => await TrySendAsync(id, token));
    }

    /// <summary>
    /// Sends a mail, or leaves it for later: one that fails must not cut the others short that are on their way beside it.
    /// </summary>
    private async Task TrySendAsync(long id, CancellationToken cancellationToken)
    {
        try
        {
            await SendOneAsync(id, cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("Login mail {Mail} waits, for the database failed ({Fault}).", id, fault.GetType().Name);
        }
    }

    private async Task SendOneAsync(long id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IMuistotDb>();
        var mails = db.LoginMails.Where(mail => mail.Id == id);
        var now = clock.GetUtcNow().UtcDateTime;
        if (await ClaimAsync(mails.Where(mail => mail.ClaimedUntil <= now), Claim, cancellationToken) == 0)
            return;

        var mail = await ReadAsync(mails, cancellationToken);
        if (mail?.User is not { Email: not null }
            || mail.RequestedAt.AddMinutes(options.Value.TokenMinutes) < clock.GetUtcNow().UtcDateTime)
        {
            Observation.Mail("dropped");
            logger.LogWarning("Login mail {Mail} could not be sent in time, and is dropped.", id);
            await mails.ExecuteDeleteAsync(cancellationToken);
            return;
        }

        if (await HandOverAsync(mails, mail, cancellationToken))
            await DeleteAsync(id, CancellationToken.None);
    }

    /// <summary>Takes a mail to the transport.</summary>
    /// <returns>False when it could not be, and is tried again.</returns>
    private async Task<bool> HandOverAsync(IQueryable<LoginMail> mails, LoginMail mail, CancellationToken cancellationToken)
    {
        using var span = Observation.Activities.StartActivity("SendLoginMail");
        try
        {
            var message = composer.Compose(mail.User!, await tokens.IssueAsync(mail.UserId, cancellationToken),
                Language.Of(mail.LanguageId));

            // Half the time that the mail is good for: other nodes leave it alone while the database is unavailable, and send it when this
            // one died.
            await ClaimAsync(mails, TimeSpan.FromMinutes(options.Value.TokenMinutes) / 2, cancellationToken);
            await transport.SendAsync(message, cancellationToken);
            handedOver[mail.Id] = true;
            Observation.Mail("sent");
            return true;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Observation.Mail("failed");
            span?.SetStatus(ActivityStatusCode.Error);
            logger.LogWarning("Sending login mail {Mail} failed ({Fault}), and is tried again.", mail.Id, fault.GetType().Name);
            await ClaimAsync(mails, BetweenTries, cancellationToken);
            return false;
        }
    }

    /// <summary>Deletes the row of a mail that was handed over, now or when the next mails are looked for.</summary>
    private async Task DeleteAsync(long id, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IMuistotDb>().LoginMails.Where(mail => mail.Id == id)
                .ExecuteDeleteAsync(cancellationToken);
            handedOver.TryRemove(id, out _);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("Login mail {Mail} was sent, and its row could not be deleted ({Fault}), which is tried again.", id,
                fault.GetType().Name);
        }
    }

    private static Task<LoginMail?> ReadAsync(IQueryable<LoginMail> mails, CancellationToken cancellationToken) =>
        mails.AsNoTracking().Include(mail => mail.User).FirstOrDefaultAsync(cancellationToken);

    private Task<int> ClaimAsync(IQueryable<LoginMail> mails, TimeSpan time, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow().UtcDateTime + time;
        return mails.ExecuteUpdateAsync(mail => mail.SetProperty(row => row.ClaimedUntil, until), cancellationToken);
    }
}
