namespace Muistot.Domain.Users;

/// <summary>
/// A person's wish that their account be erased, until the link of a mail confirms it. Each account has one; the last one counts.
/// </summary>
public sealed class AccountErasure
{
    /// <summary>How long the wish can be confirmed.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Key of the account, and of this.</summary>
    public int UserId { get; init; }

    /// <summary>The account.</summary>
    public User? User { get; init; }

    /// <summary>What becomes of the sites and memories of the person.</summary>
    public Contributions Contributions { get; set; }

    /// <summary>SHA-256 of the token that the mail has; null until it is sent. The token itself stands nowhere.</summary>
    public string? TokenDigest { get; set; }

    /// <summary>Until when the wish can be confirmed, UTC.</summary>
    public DateTime ExpiresAt { get; set; }
}

/// <summary>What becomes of the sites and memories of a person whose account is erased.</summary>
public enum Contributions
{
    /// <summary>They stay, and have no author.</summary>
    Keep,

    /// <summary>They go for good, with their histories and images. A site that others wrote memories of stays, and has no author.</summary>
    Delete,
}
