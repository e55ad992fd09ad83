using System.Globalization;
using System.Security.Cryptography;
using Muistot.Application.Login;
using Muistot.Domain.Users;

namespace Muistot.Infrastructure.Login;

/// <summary>
/// Invents names of an adjective, a noun and four digits, in Finnish: <c>NopeaKettu#1234</c>. The word lists beside this file give
/// hundreds of millions.
/// </summary>
public sealed class FinnishNameGenerator : INameGenerator
{
    private const int Numbers = 10_000;

    private readonly string[] adjectives = Words("adjectives.txt");
    private readonly string[] nouns = Words("nouns.txt");

    /// <inheritdoc/>
    public Username Next()
    {
        var number = RandomNumberGenerator.GetInt32(Numbers).ToString("D4", CultureInfo.InvariantCulture);
        return new Username($"{Pick(adjectives)}{Pick(nouns)}#{number}");
    }

    private static string Pick(string[] words) => words[RandomNumberGenerator.GetInt32(words.Length)];

    private static string[] Words(string fileName)
    {
        using var stream = typeof(FinnishNameGenerator)
            .Assembly.GetManifestResourceStream(typeof(FinnishNameGenerator), $"Names.{fileName}")
            ?? throw new InvalidOperationException($"The words of {fileName} are not part of the assembly.");
        using var reader = new StreamReader(stream);
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(word => char.ToUpperInvariant(word[0]) + word[1..]),
        ];
    }
}
