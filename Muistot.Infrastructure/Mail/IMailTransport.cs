using MimeKit;

namespace Muistot.Infrastructure.Mail;

/// <summary>Takes mail where it goes.</summary>
public interface IMailTransport
{
    /// <summary>Takes a mail. Returns when it has been handed over; throws when it has not.</summary>
    /// <exception cref="RecipientRefusedException">The recipient must be one that the mail server takes mail for, now or later.</exception>
    Task SendAsync(MimeMessage mail, CancellationToken cancellationToken);
}
