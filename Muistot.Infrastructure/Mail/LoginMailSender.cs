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
/// it first, so that several nodes do not send it twice; what a node that died had claimed is sent by another one.
/// </summary>
/// <param name="scopes">Makes databases.</param>
/// <param name="tokens">Makes tokens.</param>
/// <param name="composer">Writes the mail.</param>
/// <param name="transport">Takes it away.</param>
/// <param name="signal">Says when there is something to do.</param>
/// <param name="options">How long tokens live.</param>
/// <param name="clock">Tells the time.</param>
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
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await scope.ServiceProvider.GetRequiredService<IMuistotDb>().LoginMails
            .Where(mail => mail.ClaimedUntil <= now).OrderBy(mail => mail.Id).Select(mail => mail.Id).ToListAsync(cancellationToken);
        var work = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(due, work, async (id, token) => await TrySendAsync(id, token));
    }

    /// <summary>Sends a mail, or leaves it for later: one that fails must not cut the others short that are on their way beside it.</summary>
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
        if (!await ClaimAsync(mails, cancellationToken))
            return;

        var mail = await mails.AsNoTracking().Include(mail => mail.User).FirstAsync(cancellationToken);
        if (mail.User is not { Email: not null } || mail.RequestedAt.AddMinutes(options.Value.TokenMinutes) < clock.GetUtcNow().UtcDateTime)
        {
            Observation.Mail("dropped");
            logger.LogWarning("Login mail {Mail} could not be sent in time, and is dropped.", id);
            await mails.ExecuteDeleteAsync(cancellationToken);
            return;
        }

        using var span = Observation.Activities.StartActivity("SendLoginMail");
        try
        {
            var token = await tokens.IssueAsync(mail.UserId, cancellationToken);
            await transport.SendAsync(composer.Compose(mail.User, token, Language.Of(mail.LanguageId)), cancellationToken);
            Observation.Mail("sent");
            await mails.ExecuteDeleteAsync(CancellationToken.None);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Observation.Mail("failed");
            span?.SetStatus(ActivityStatusCode.Error);
            logger.LogWarning("Sending login mail {Mail} failed ({Fault}), and is tried again.", id, fault.GetType().Name);
            var next = clock.GetUtcNow().UtcDateTime + BetweenTries;
            await mails.ExecuteUpdateAsync(mail => mail.SetProperty(row => row.ClaimedUntil, next), cancellationToken);
        }
    }

    private async Task<bool> ClaimAsync(IQueryable<LoginMail> mails, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var free = mails.Where(mail => mail.ClaimedUntil <= now);
        return await free.ExecuteUpdateAsync(mail => mail.SetProperty(row => row.ClaimedUntil, now + Claim), cancellationToken) == 1;
    }
}
