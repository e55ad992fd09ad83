using Muistot.Domain.Values;

namespace Muistot.Domain.Users;

/// <summary>Makes an account one of a superuser, who administers every project.</summary>
public sealed class Superuser : ITimestamped
{
    /// <summary>Key of the account, and of this.</summary>
    public int UserId { get; init; }

    /// <summary>The account.</summary>
    public User? User { get; init; }

    /// <inheritdoc/>
    public DateTime CreatedAt { get; private set; }

    /// <inheritdoc/>
    public DateTime ModifiedAt { get; private set; }
}
