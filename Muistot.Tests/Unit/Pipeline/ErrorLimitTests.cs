using System.Globalization;
using Muistot.Application.Common;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Pipeline;

public sealed class ErrorLimitTests
{
    [Test]
    public void NoMoreAreKeptThanAreTold()
    {
        var form = new FormFaults();
        foreach (var fault in Many(FormFaults.Maximum - 1))
            form.Add(fault);
        Assert.That(form.IsFull, Is.False);

        foreach (var fault in Many(200_000))
            form.Add(fault);

        Assert.That(form.IsFull, Is.True);
        Assert.That(form.All, Has.Count.EqualTo(FormFaults.Maximum));
    }

    [TestCase(1, 1)]
    [TestCase(100, 100)]
    [TestCase(101, 100)]
    [TestCase(200_000, 100)]
    public void ARefusalTellsTheFirst(int found, int told)
    {
        var refusal = new InvalidRequestException(Many(found));

        Assert.That(refusal.Faults.Select(fault => fault.Location[1]), Is.EqualTo(Enumerable.Range(0, told).Select(Name)));
    }

    private static List<Fault> Many(int count) => [.. Enumerable.Range(0, count).Select(index => new Fault([Fault.Body, Name(index)], "invalid", "Must be a string."))];

    private static string Name(int index) => index.ToString(CultureInfo.InvariantCulture);
}
