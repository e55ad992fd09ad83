using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Muistot.Infrastructure.Mail;

/// <summary>Sends mail to a server by SMTP (RFC 5321).</summary>
/// <param name="options">The server.</param>
public sealed class SmtpTransport(IOptions<MailOptions> options) : IMailTransport
{
    private const int TimeoutMilliseconds = 15_000;

    /// <inheritdoc/>
    public async Task SendAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        var server = options.Value.Smtp;
        var protection = server.Tls switch
        {
            SmtpTls.None => SecureSocketOptions.None,
            SmtpTls.StartTlsWhenAvailable => SecureSocketOptions.StartTlsWhenAvailable,
            SmtpTls.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.SslOnConnect,
        };
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        await client.ConnectAsync(server.Host, server.Port, protection, cancellationToken);
        if (server.User.Length > 0)
            await client.AuthenticateAsync(server.User, server.Password, cancellationToken);
        await client.SendAsync(mail, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }
}
