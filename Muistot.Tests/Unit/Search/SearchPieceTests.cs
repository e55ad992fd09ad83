using System.Text;
using Muistot.Domain.Search;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Search;

public sealed class SearchPieceTests
{
    /// <summary>Pieces overlap by the longest word that a query can have.</summary>
    [Test]
    public void NoCharacterFoldsToALongerWordThanPiecesExpect()
    {
        var longest = Enumerable.Range(0x80, 0x10FFFF - 0x7F).Where(Rune.IsValid).Select(value => new Rune(value).ToString())
            .Where(text => text != "\uFFFE" && !text.IsNormalized(NormalizationForm.FormKD))
            .Max(text => FoldedText.Of(text).Words.Select(word => word.Word.Folded.Length).DefaultIfEmpty(0).Max());

        Assert.That(longest * SearchText.MaximumLength, Is.LessThanOrEqualTo(SearchPiece.Overlap));
    }

    [TestCase("k", 1)]
    [TestCase("k", SearchPiece.MaximumLength)]
    [TestCase("k", SearchPiece.MaximumLength + 1)]
    [TestCase("ka", 4600)]
    [TestCase("k𐐨", 3001)]
    [TestCase("𐐨", 10_000)]
    [TestCase("한𐐨k", 7003)]
    public void WhateverOccursInAWordOccursInAPiece(string letters, int count)
    {
        var cut = char.IsHighSurrogate(letters[(count - 1) % letters.Length]) ? count - 1 : count;
        var word = string.Concat(Enumerable.Repeat(letters, count))[..cut];
        var terms = FoldedText.Of(word).Terms.ToList();
        var pieces = SearchPiece.Of(word);

        Assert.That(terms, Has.Count.EqualTo(pieces.Count));
        Assert.That(terms.Select(term => term.Folded.Trim('\u0001')),
            Is.EqualTo(pieces.Select(piece => word.Substring(piece.Start, piece.Length))));
        Assert.That(terms.Select(term => term.Folded.Length), Is.All.LessThanOrEqualTo(SearchPiece.MaximumLength + 3));
        Assert.That(terms.Select(term => term.Folded.StartsWith('\u0001')), Is.EqualTo(terms.Select((_, index) => index > 0)));
        for (var start = 0; start < word.Length; start++)
        {
            var end = Math.Min(word.Length, start + SearchPiece.Overlap);
            var isFound = char.IsLowSurrogate(word[start]) || pieces.Zip(terms).Any(piece => piece.First.Start <= start
                && end <= piece.First.Start + piece.First.Length
                && SearchPiece.Starts(piece.Second.Folded).Contains(start - piece.First.Start + (piece.First.Start > 0 ? 1 : 0)));
            if (!isFound)
                Assert.Fail($"Nothing leads to what begins at {start} of {word.Length}.");
        }
    }
}
