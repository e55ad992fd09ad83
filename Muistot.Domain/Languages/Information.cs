using Muistot.Domain.Users;
using Muistot.Domain.Values;

namespace Muistot.Domain.Languages;

/// <summary>What a project or site is called and about, in one language.</summary>
public abstract class Information : ITimestamped, IModified
{
    /// <summary>Key of the language of the entry.</summary>
    public int LanguageId { get; init; }

    /// <summary>Up to 200 code points; null where the entry of the default language is shown instead.</summary>
    public string? Name { get; set; }

    /// <summary>Up to 20 000 code points, or null.</summary>
    public string? Abstract { get; set; }

    /// <summary>Up to 100 000 code points, or null.</summary>
    public string? Description { get; set; }

    /// <summary>What the image shows, for those who do not see it: up to 500 code points, or null.</summary>
    public string? ImageAlt { get; set; }

    /// <summary>Key of the account that last changed the entry; null once that account is gone.</summary>
    public int? ModifierId { get; init; }

    /// <summary>The account that last changed the entry.</summary>
    public User? Modifier { get; init; }

    /// <inheritdoc/>
    public DateTime CreatedAt { get; private set; }

    /// <inheritdoc/>
    public DateTime ModifiedAt { get; private set; }
}
