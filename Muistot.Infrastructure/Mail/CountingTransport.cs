using MimeKit;
using Muistot.Application.Observability;

namespace Muistot.Infrastructure.Mail;

/// <summary>
/// Counts what becomes of each mail that is handed to a transport. One that a stopping service broke off is not counted: it is tried again.
/// </summary>
/// <param name="transport">Takes it away.</param>
public sealed class CountingTransport(IMailTransport transport) : IMailTransport
{
    /// <inheritdoc/>
    public async Task SendAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        try
        {
            await transport.SendAsync(mail, cancellationToken);
        }
        catch (RecipientRefusedException)
        {
            Observation.Mail("refused");
            throw;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            Observation.Mail("failed");
            throw;
        }

        Observation.Mail("sent");
    }
}
