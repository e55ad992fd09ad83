using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Muistot.Infrastructure.Mail;

/// <summary>Sends mail to a server by SMTP (RFC 5321).</summary>
/// <param name="options">The server.</param>
public sealed class SmtpTransport(IOptions<MailOptions> options) : IMailTransport
{
    private const int FirstPermanent = 500;

    // Less than a mail stays claimed, so that no other node sends it meanwhile.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public async Task SendAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        var server = options.Value.Smtp;
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Limit);
        using var client = new SmtpClient();
        await ConnectAsync(client, limited.Token);
        if (server.User.Length > 0)
            await client.AuthenticateAsync(server.User, server.Password, limited.Token);
        await HandOverAsync(client, mail, limited.Token);
        await SayGoodbyeAsync(client, limited.Token);
    }

    /// <summary>Connects as mail would, and sends none.</summary>
    internal async Task ProbeAsync(CancellationToken cancellationToken)
    {
        using var client = new SmtpClient();
        await ConnectAsync(client, cancellationToken);
        await SayGoodbyeAsync(client, cancellationToken);
    }

    private Task ConnectAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        var server = options.Value.Smtp;
        var protection = server.Tls switch
        {
            SmtpTls.None => SecureSocketOptions.None,
            SmtpTls.StartTlsWhenAvailable => SecureSocketOptions.StartTlsWhenAvailable,
            SmtpTls.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.SslOnConnect,
        };
        return client.ConnectAsync(server.Host, server.Port, protection, cancellationToken);
    }

    // What the server says about the sender or the mail itself, the operator can repair.
    private static async Task HandOverAsync(SmtpClient client, MimeMessage mail, CancellationToken cancellationToken)
    {
        try
        {
            await client.SendAsync(mail, cancellationToken);
        }
        catch (SmtpCommandException refused) when (
            refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)refused.StatusCode >= FirstPermanent)
        {
            throw new RecipientRefusedException((int)refused.StatusCode);
        }
    }

    /// <summary>The mail has been handed over by now, whatever becomes of the connection.</summary>
    private static async Task SayGoodbyeAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or ProtocolException or OperationCanceledException)
        {
            // A mail that was taken and is sent again would arrive twice.
        }
    }
}
