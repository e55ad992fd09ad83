using System.Text;

namespace Muistot.Infrastructure.Demo;

/// <summary>
/// Texts of made-up words, which are as unequally common as words are: the rank of one is spread evenly on a logarithmic scale
/// (Zipf, Human Behavior and the Principle of Least Effort, 1949). The same numbers give the same texts.
/// </summary>
/// <param name="count">How many different words there are.</param>
/// <param name="length">Length of each text, in characters.</param>
internal sealed class LoadWords(int count, int length)
{
    private const double GoldenRatio = 1.61803398874989484820;
    private const string Consonants = "hjklmnprstv";
    private const string Vowels = "aeiouyäö";

    /// <summary>A text.</summary>
    /// <param name="number">Which one.</param>
    internal string TextOf(long number)
    {
        var text = new StringBuilder(length);
        for (var position = 0L; text.Length < length; position++)
        {
            // Words of one text and of the next do not follow each other in step.
            var share = ((number * length) + position) * GoldenRatio % 1;
            text.Append(WordOf((int)Math.Pow(count, share))).Append(' ');
        }

        text.Length = length;
        return text.ToString();
    }

    /// <summary>A word.</summary>
    /// <param name="rank">How many are as common as it, or more.</param>
    internal static string WordOf(int rank)
    {
        var (word, left) = (new StringBuilder(), rank);
        do
        {
            word.Append(Consonants[left % Consonants.Length]);
            left /= Consonants.Length;
            word.Append(Vowels[left % Vowels.Length]);
            left /= Vowels.Length;
        }
        while (left > 0);
        return word.Append("nen").ToString();
    }
}
