using MimeKit;

namespace Muistot.Infrastructure.Mail;

/// <summary>Takes mail where it goes.</summary>
public interface IMailTransport
{
    /// <summary>Takes a mail. Returns when it has been handed over; throws when it has not.</summary>
    Task SendAsync(MimeMessage mail, CancellationToken cancellationToken);
}
