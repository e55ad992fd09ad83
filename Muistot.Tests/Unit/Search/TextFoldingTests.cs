using System.Globalization;
using System.Text;
using Muistot.Domain.Search;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Search;

[InEveryCulture]
public sealed class TextFoldingTests(string culture) : CultureTest(culture)
{
    [TestCase("", "")]
    [TestCase("plain text 1", "plain text 1")]
    [TestCase("Sörnäinen", "sornainen")]
    [TestCase("So\u0308rna\u0308inen", "sornainen")]
    [TestCase("ÅBO", "abo")]
    [TestCase("Straße STRAẞE", "strasse strasse")]
    [TestCase("Ærø Œuvre Łódź", "aero oeuvre lodz")]
    [TestCase("Đurđa Ísafjörður Þór", "durda isafjordur thor")]
    [TestCase("İstanbul ıI", "istanbul ii")]
    [TestCase("ΟΔΥΣΣΕΥΣ Οδυσσεύς", "οδυσσευσ οδυσσευσ")]
    [TestCase("ﬁ Ｆｕｌｌ ² Ⅷ ﷺ", "fi full 2 viii صلى الله عليه وسلم")]
    [TestCase("한국", "한국")]
    [TestCase("й Ё", "и е")]
    [TestCase("नि", "नि")]
    [TestCase("𐐀", "𐐨")]
    [TestCase("a\uFFFEb\uFFFF", "a\uFFFDb\uFFFF")]
    [TestCase("😀 e\u0301\u0301", "😀 e")]
    public void Folds(string text, string folded) => Assert.That(TextFolding.Fold(text), Is.EqualTo(folded));

    [Test]
    public void FoldingAgainChangesNothing()
    {
        var changed = new List<string>();
        for (var block = 0; block <= 0x10FF; block++)
        {
            var text = string.Join(' ', Enumerable.Range(block << 8, 256).Where(Rune.IsValid).Select(value => new Rune(value)));
            var once = TextFolding.Fold(text);
            if (TextFolding.Fold(once) != once || once.Normalize() != once)
                changed.Add(block.ToString("X2", CultureInfo.InvariantCulture));
        }

        Assert.That(changed, Is.Empty);
    }

    [Test]
    public void ThisRuntimeCanFold() => Assert.That(TextFolding.RequireUnicode, Throws.Nothing);
}
