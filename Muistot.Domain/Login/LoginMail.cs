using Muistot.Domain.Users;

namespace Muistot.Domain.Login;

/// <summary>
/// A login mail that was asked for and has not left yet. It survives a restart; its token is made when it is sent, and stands
/// nowhere.
/// </summary>
public sealed class LoginMail
{
    /// <summary>Key of the mail.</summary>
    public long Id { get; private set; }

    /// <summary>Key of the account that asked.</summary>
    public int UserId { get; init; }

    /// <summary>The account that asked.</summary>
    public User? User { get; init; }

    /// <summary>Key of the language to write in.</summary>
    public int LanguageId { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public DateTime RequestedAt { get; init; }

    /// <summary>Until when another node leaves it to the one that is sending it, UTC.</summary>
    public DateTime ClaimedUntil { get; init; }
}
