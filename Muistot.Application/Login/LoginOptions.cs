using System.ComponentModel.DataAnnotations;

namespace Muistot.Application.Login;

/// <summary>Settings of section <c>Login</c>.</summary>
public sealed class LoginOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Login";

    /// <summary>Where the link of a login mail leads: the page of the web client, absolute. Null: the page of the service itself.</summary>
    public Uri? ServiceUrl { get; set; }

    /// <summary>How long the token of a login mail lives, in minutes.</summary>
    [Range(1, 24 * 60)]
    public int TokenMinutes { get; set; } = 5;

    /// <summary>
    /// Steps in which sign-in answers, in milliseconds, so that the time does not tell who has an account. Longer than the work
    /// takes; 0 answers as soon as it can.
    /// </summary>
    [Range(0, 5_000)]
    public int AnswerMilliseconds { get; set; } = 100;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ServiceUrl is { } page && !(page.IsAbsoluteUri && (page.Scheme == Uri.UriSchemeHttp || page.Scheme == Uri.UriSchemeHttps)))
            yield return new ValidationResult(
                $"Login:ServiceUrl must be an absolute address of http or https, and not '{page.OriginalString}'.");
    }
}
