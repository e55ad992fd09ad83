using System.Globalization;
using Muistot.Application.Jobs;

namespace Muistot.Infrastructure.Mail;

/// <summary>The server of mail does not take mail for an address, and will not (RFC 5321 §4.2.1).</summary>
/// <param name="status">What it answered: 500 to 599.</param>
public sealed class RecipientRefusedException(int status)
    : HopelessJobException(string.Create(CultureInfo.InvariantCulture, $"The mail server refused the recipient for good: {status}"));
