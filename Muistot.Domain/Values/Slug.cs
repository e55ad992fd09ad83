using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Muistot.Domain.Search;

namespace Muistot.Domain.Values;

/// <summary>
/// Makes a public id from a name, for a project or site that is created without one: 4 to <see cref="MaximumLength"/> characters of
/// <c>[a-z0-9-]</c> that neither begin nor end with a hyphen.
/// </summary>
public sealed class Slug
{
    /// <summary>Longest made id, in characters, its number included.</summary>
    public const int MaximumLength = 60;

    private const int RandomLetters = 6;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz";

    // A number of seven digits and its hyphen: more things of one name than are ever made.
    private const int NumberLength = 8;

    private readonly string stem;
    private readonly int maximumLength;

    private Slug(string stem, int maximumLength = MaximumLength) => (this.stem, this.maximumLength) = (stem, maximumLength);

    /// <summary>Every id that <see cref="FirstFree"/> can choose begins with it, in lower case.</summary>
    public string Prefix => stem[..Math.Min(stem.Length, maximumLength - NumberLength)].ToLowerInvariant();

    /// <summary>An id that something had, which may have been taken meanwhile.</summary>
    public static Slug From(string id) => new(id, Identifier.MaximumLength);

    /// <summary>
    /// Folds a name, and puts a hyphen for each run of other characters than letters a-z and digits. Random letters stand for a name that
    /// leaves nothing.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="kind">Stands before a name that leaves less than four characters: <c>site</c> or <c>project</c>.</param>
    public static Slug Of(string name, string kind)
    {
        var letters = new StringBuilder();
        foreach (var unit in TextFolding.Fold(name))
        {
            if (char.IsAsciiLetterLower(unit) || char.IsAsciiDigit(unit))
                letters.Append(unit);
            else if (letters.Length > 0 && letters[^1] != '-')
                letters.Append('-');
        }

        var rest = Cut(letters.ToString(), MaximumLength);
        if (rest.Length >= Identifier.MinimumLength)
            return new Slug(rest);
        return new Slug($"{kind}-{(rest.Length > 0 ? rest : RandomNumberGenerator.GetString(Alphabet, RandomLetters))}");
    }

    /// <summary>The id itself, or the first with a number behind it, <c>-2</c>, <c>-3</c> and so on, that is not taken.</summary>
    /// <param name="taken">The ids that are taken, in whatever case.</param>
    public string FirstFree(IEnumerable<string> taken)
    {
        var known = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (free, number) = (stem, 1);
        while (known.Contains(free))
        {
            var ending = string.Create(CultureInfo.InvariantCulture, $"-{++number}");
            free = Cut(stem, maximumLength - ending.Length) + ending;
        }

        return free;
    }

    private static string Cut(string text, int length) => text[..Math.Min(text.Length, length)].TrimEnd('-');
}
