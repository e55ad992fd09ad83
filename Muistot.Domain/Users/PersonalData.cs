using Muistot.Domain.Values;

namespace Muistot.Domain.Users;

/// <summary>What people tell about themselves, for nobody but themselves.</summary>
public sealed class PersonalData : ITimestamped, IPartOf<User>
{
    /// <summary>Key of the account, and of this.</summary>
    public int UserId { get; init; }

    /// <summary>Up to 200 code points, or null.</summary>
    public string? FirstName { get; set; }

    /// <summary>Up to 200 code points, or null.</summary>
    public string? LastName { get; set; }

    /// <summary>Three capitals of ISO 3166-1, or null.</summary>
    public string? Country { get; set; }

    /// <summary>Up to 200 code points, or null.</summary>
    public string? City { get; set; }

    /// <summary>Date of birth, or null.</summary>
    public DateOnly? BirthDate { get; set; }

    /// <inheritdoc/>
    public DateTime CreatedAt { get; private set; }

    /// <inheritdoc/>
    public DateTime ModifiedAt { get; private set; }
}
