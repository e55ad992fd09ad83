using MimeKit;

namespace Muistot.Infrastructure.Mail;

/// <summary>Takes mail where it goes.</summary>
public interface IMailTransport
{
    /// <summary>Takes a mail. Returns when it has been handed over; throws when it has not.</summary>
    /// <exception cref="RecipientRefusedException">Nobody takes mail for the recipient: there is no use in trying again.</exception>
    Task SendAsync(MimeMessage mail, CancellationToken cancellationToken);
}
