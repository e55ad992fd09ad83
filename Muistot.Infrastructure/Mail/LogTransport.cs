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
        logger.LogInformation("Mail that is not sent:\n{Text}", mail.TextBody);

        // A log in JSON writes the text in one line, in which a link cannot be told from what follows it.
        foreach (var line in (mail.TextBody ?? "").Split('\n', StringSplitOptions.TrimEntries).Where(IsLink))
            logger.LogInformation("{Link}", line);
        return Task.CompletedTask;
    }

    private static bool IsLink(string line) =>
        Uri.TryCreate(line, UriKind.Absolute, out var link) && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp);
}
