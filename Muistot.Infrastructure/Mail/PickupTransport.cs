using System.Globalization;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Muistot.Infrastructure.Mail;

/// <summary>Writes mail into a folder, each as an <c>.eml</c> file that appears as a whole.</summary>
/// <param name="options">The folder.</param>
/// <param name="clock">Names the files.</param>
public sealed class PickupTransport(IOptions<MailOptions> options, TimeProvider clock) : IMailTransport
{
    // RFC 5322 §2.1.1.
    private const int LongestLine = 998;

    /// <inheritdoc/>
    public async Task SendAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(options.Value.PickupDirectory).FullName;
        var name = string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyyMMdd-HHmmss-fff}-{Guid.NewGuid():N}");
        var temporary = Path.Combine(folder, $"{name}.tmp");
        mail.Prepare(EncodingConstraint.EightBit, LongestLine);
        await mail.WriteToAsync(temporary, cancellationToken);
        File.Move(temporary, Path.Combine(folder, $"{name}.eml"));
    }
}
