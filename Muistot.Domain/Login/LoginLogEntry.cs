using Muistot.Domain.Users;

namespace Muistot.Domain.Login;

/// <summary>One sign-in, as it was at that moment.</summary>
public sealed class LoginLogEntry
{
    /// <summary>Key of the entry.</summary>
    public long Id { get; private set; }

    /// <summary>Key of the account; null once it is gone.</summary>
    public int? UserId { get; init; }

    /// <summary>The account.</summary>
    public User? User { get; init; }

    /// <summary>The name it had.</summary>
    public required string Username { get; init; }

    /// <summary>True when it was a superuser's.</summary>
    public bool Superuser { get; init; }

    /// <summary>The projects that it administered, their ids with commas between.</summary>
    public required string AdminIn { get; init; }

    /// <summary>The moment, UTC.</summary>
    public DateTime Timestamp { get; init; }
}
