using System.Text;

namespace Muistot.Tests.Fuzz.Writing;

/// <summary>Texts to send. What JSON cannot hold as text stands in them as <see cref="Lone"/> and <see cref="Nul"/>.</summary>
/// <param name="dice">The dice.</param>
internal sealed class Wording(Dice dice)
{
    /// <summary>Stands for half a surrogate pair.</summary>
    public const string Lone = "<lone>";

    /// <summary>Stands for U+0000.</summary>
    public const string Nul = "<nul>";

    private static readonly string[] Words =
    [
        "Muisto", "kesä", "Hämeenkatu 12", "äöå ÄÖÅ", "Ω≈ç√", "日本語", "👩‍👩‍👧‍👦", "e\u0301", "\u202Eoikealta", "O'Brien; DROP TABLE users--",
        "<script>alert(1)</script>", "{{7*7}}",
        "%s%n", "a\r\nb", "\t", "\\", "\"", "../../etc", "null", "𝔘𝔫𝔦", "İı", "ß", "\uFEFF", "\u00A0x\u00A0",
    ];

    /// <summary>A text that the contract takes where so many code points may stand.</summary>
    public string Text(int most)
    {
        // The longest are rare, they take their time.
        if (most <= 200 ? dice.OneIn(12) : dice.OneIn(most / 100))
            return Full(most);
        if (dice.OneIn(10))
            return "";
        var text = new StringBuilder("<canary>");
        for (var words = dice.Below(4); words > 0; words--)
            text.Append(' ').Append(dice.Pick(Words));
        return dice.OneIn(6) ? $" {text}\n" : text.ToString();
    }

    /// <summary>A text of so many code points of four bytes.</summary>
    public static string Full(int codePoints) => new StringBuilder(codePoints * 2).Insert(0, "😀", codePoints).ToString();

    /// <summary>A text that need not be taken anywhere.</summary>
    public string Wild() => dice.Below(8) switch
    {
        0 => Lone + "x",
        1 => "x" + Nul,
        2 => Full(201),
        3 => "",
        4 => new string('x', 20_001),
        5 => "   ",
        _ => dice.Pick(Words),
    };
}
