using System.ComponentModel.DataAnnotations;

namespace Muistot.Infrastructure.Mail;

/// <summary>Settings of section <c>Mail</c>.</summary>
public sealed class MailOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Mail";

    /// <summary>What becomes of mail.</summary>
    public MailDriver Driver { get; set; } = MailDriver.Log;

    /// <summary>
    /// True to start in Production although <see cref="Driver"/> is <see cref="MailDriver.Log"/>: the log then holds links that sign people
    /// in.
    /// </summary>
    public bool AllowLogInProduction { get; set; }

    /// <summary>The folder of <see cref="MailDriver.Pickup"/>. A relative path starts from <see cref="DataRoot"/>.</summary>
    public string PickupDirectory { get; set; } = "data/mail";

    /// <summary>Whom mail is from: an address, with a name before it or without.</summary>
    public string Sender { get; set; } = "Muistot <noreply@localhost>";

    /// <summary>The server of <see cref="MailDriver.Smtp"/>.</summary>
    public SmtpOptions Smtp { get; set; } = new();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!MimeKit.MailboxAddress.TryParse(Sender, out var sender) || sender.Domain.Length == 0)
            yield return new ValidationResult($"Mail:Sender must be a mail address, and not '{Sender}'.");
        if (Driver == MailDriver.Smtp && string.IsNullOrWhiteSpace(Smtp.Host))
            yield return new ValidationResult("Mail:Smtp:Host must be set when Mail:Driver is Smtp.");
        if (Smtp.Port is < 1 or > 65_535)
            yield return new ValidationResult($"Mail:Smtp:Port must be from 1 to 65535, and not {Smtp.Port}.");
        if (Driver == MailDriver.Pickup && string.IsNullOrWhiteSpace(PickupDirectory))
            yield return new ValidationResult("Mail:PickupDirectory must be set when Mail:Driver is Pickup.");
    }
}

/// <summary>What can become of mail.</summary>
public enum MailDriver
{
    /// <summary>It is written to the log, links and all: for development only.</summary>
    Log,

    /// <summary>It is written into a folder, a file each.</summary>
    Pickup,

    /// <summary>It is sent.</summary>
    Smtp,
}

/// <summary>A mail server.</summary>
public sealed class SmtpOptions
{
    /// <summary>Its name or address.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whom to sign in as; empty to not sign in.</summary>
    public string User { get; set; } = "";

    /// <summary>The password.</summary>
    public string Password { get; set; } = "";

    /// <summary>How the connection is protected.</summary>
    public SmtpTls Tls { get; set; } = SmtpTls.StartTls;
}

/// <summary>How a connection to a mail server is protected.</summary>
public enum SmtpTls
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By STARTTLS where the server offers it (RFC 3207).</summary>
    StartTlsWhenAvailable,

    /// <summary>By STARTTLS, or not connected.</summary>
    StartTls,

    /// <summary>From the first byte on (RFC 8314 §3.3).</summary>
    Implicit,
}
