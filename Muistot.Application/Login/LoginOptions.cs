using System.ComponentModel.DataAnnotations;

namespace Muistot.Application.Login;

/// <summary>Settings of section <c>Login</c>.</summary>
public sealed class LoginOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Login";

    /// <summary>Where the link of a login mail leads: the page of the web client, absolute.</summary>
    [Required]
    public Uri? ServiceUrl { get; set; }

    /// <summary>How long the token of a login mail lives, in minutes.</summary>
    [Range(1, 24 * 60)]
    public int TokenMinutes { get; set; } = 5;
}
