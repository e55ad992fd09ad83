using Microsoft.Extensions.Logging;
using MimeKit;

namespace Muistot.Infrastructure.Mail;

/// <summary>Writes the text of mail to the log, for development: whoever reads the log can sign in as anyone.</summary>
/// <param name="logger">The log.</param>
public sealed class LogTransport(ILogger<LogTransport> logger) : IMailTransport
{
    /// <inheritdoc/>
    public Task SendAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        logger.LogInformation("Mail that would be sent:\n{Text}", mail.TextBody);
        return Task.CompletedTask;
    }
}
