using Muistot.Domain.Users;

namespace Muistot.Application.Login;

/// <summary>The setting <c>Superusers</c>: whose owners become superusers when they sign in.</summary>
public sealed class SuperuserOptions
{
    /// <summary>Name of the setting.</summary>
    public const string Section = "Superusers";

    /// <summary>E-mail addresses.</summary>
    public IReadOnlyList<string> Addresses { get; set; } = [];

    /// <summary>True when the owner of an address becomes a superuser.</summary>
    public bool Names(string? emailKey) =>
        emailKey is not null && Addresses.Any(address => string.Equals(EmailAddress.KeyOf(address), emailKey, StringComparison.Ordinal));
}
