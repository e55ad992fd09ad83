using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Application.Jobs;
using Muistot.Application.Login;
using Muistot.Application.Observability;
using Muistot.Domain.Languages;
using Muistot.Domain.Users;

namespace Muistot.Infrastructure.Mail;

/// <summary>Sends a login mail, and lets it be tried again while the time of its token lasts.</summary>
/// <param name="db">Knows the account.</param>
/// <param name="tokens">Makes tokens.</param>
/// <param name="composer">Writes the mail.</param>
/// <param name="transport">Takes it away.</param>
/// <param name="options">How long tokens live.</param>
/// <param name="logger">Hears what is dropped, without addresses.</param>
public sealed class LoginMailHandler(
    IMuistotDb db,
    ILoginTokens tokens,
    LoginMailComposer composer,
    IMailTransport transport,
    IOptions<LoginOptions> options,
    ILogger<LoginMailHandler> logger) : IJobHandler<LoginMailJob>
{
    /// <summary>Someone waits for the mail: it is tried again soon, until it expires.</summary>
    public static JobPolicy Policy { get; } = new()
    {
        Concurrency = 8,
        MaxAttempts = int.MaxValue,
        FirstDelay = TimeSpan.FromSeconds(2),
        MaxDelay = TimeSpan.FromSeconds(10),
    };

    /// <inheritdoc/>
    public async Task HandleAsync(RunningJob<LoginMailJob> job, CancellationToken cancellationToken)
    {
        if (await RecipientAsync(job.UserId, cancellationToken) is not { Email: not null } user)
        {
            Observation.Mail("dropped");
            logger.LogWarning("Login mail {Job} has no recipient any more, and is dropped.", job.Id);
            return;
        }

        using var span = Observation.Activities.StartActivity("SendLoginMail");
        try
        {
            using var message = composer.Compose(user, await tokens.IssueAsync(user.Id, cancellationToken),
                Language.Of(job.Payload.LanguageId));

            // Half the time that the mail is good for: other nodes leave it alone while the database is unavailable, and send it when this
            // one died.
            await job.Lease.ExtendAsync(TimeSpan.FromMinutes(options.Value.TokenMinutes) / 2, cancellationToken);
            await transport.SendAsync(message, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            span?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task DropAsync(RunningJob<LoginMailJob> job, CancellationToken cancellationToken)
    {
        Observation.Mail("dropped");
        return Task.CompletedTask;
    }

    /// <summary>Asks the database what sending a mail asks it, so that the first one need not wait for code to be compiled.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task WarmUpAsync(CancellationToken cancellationToken) => RecipientAsync(userId: -1, cancellationToken);

    private Task<User?> RecipientAsync(int? userId, CancellationToken cancellationToken) =>
        db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == userId, cancellationToken);
}
