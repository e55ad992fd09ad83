using System.Text.RegularExpressions;
using Muistot.Application.Common;
using Muistot.Domain.Moderation;
using Muistot.Infrastructure.Mail;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Adapters;

/// <summary>Mails say why something was decided in the words of the pages.</summary>
public sealed partial class ReasonWordsTests
{
    [TestCase("fi")]
    [TestCase("en")]
    public void AreThoseOfThePages(string language)
    {
        var pages = File.ReadAllText(Repository.At("clients", "web", "src", $"texts.staff.{language}.ts")).Split("reasons: {")[1].Split('}')[0];
        var words = Word().Matches(pages).ToDictionary(word => word.Groups["reason"].Value, word => word.Groups["words"].Value);

        Assert.That(
            Enum.GetValues<ReportReason>().Select(reason => Naming.SnakeCase(reason.ToString()))
                .ToDictionary(reason => reason, reason => ReasonWords.Say(reason, language == "fi")),
            Is.EquivalentTo(words));
    }

    [TestCase(null)]
    [TestCase("Spam")]
    [TestCase("Names a neighbor.")]
    public void WhatSomeoneWroteStays(string? reason) => Assert.That(ReasonWords.Say(reason, isFinnish: true), Is.EqualTo(reason));

    [GeneratedRegex("(?<reason>[a-z_]+): \"(?<words>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
