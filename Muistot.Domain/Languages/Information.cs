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

/// <summary>What a version of a project or site holds of its texts in one language.</summary>
/// <param name="Name">Its name, or null.</param>
/// <param name="Abstract">What it is about in short, or null.</param>
/// <param name="Description">What it is about, or null.</param>
/// <param name="ImageAlt">What the image shows, or null.</param>
public sealed record TextsContent(string? Name, string? Abstract, string? Description, string? ImageAlt = null)
{
    /// <summary>What an entry holds.</summary>
    public static TextsContent Of(Information entry) => new(entry.Name, entry.Abstract, entry.Description, entry.ImageAlt);

    /// <summary>What entries hold, by the two-letter codes of their languages.</summary>
    public static IReadOnlyDictionary<string, TextsContent> Of(IEnumerable<Information> entries) =>
        entries.ToDictionary(entry => Language.Of(entry.LanguageId).Code, Of, StringComparer.Ordinal);

    /// <summary>True when two sets of texts are the same.</summary>
    public static bool AreSame(IReadOnlyDictionary<string, TextsContent> one, IReadOnlyDictionary<string, TextsContent> other) =>
        one.Count == other.Count && one.All(text => other.TryGetValue(text.Key, out var same) && text.Value == same);

    /// <summary>Makes an entry hold it.</summary>
    public void WriteTo(Information entry) =>
        (entry.Name, entry.Abstract, entry.Description, entry.ImageAlt) = (Name, Abstract, Description, ImageAlt);
}
