using System.Globalization;
using Muistot.Application.Common;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Pipeline;

public sealed class ErrorLimitTests
{
    [Test]
    public void NoMoreAreKeptThanAreTold()
    {
        var form = new ValidationErrors();
        foreach (var fault in Many(ValidationErrors.Maximum - 1))
            form.Add(fault);
        Assert.That(form.IsFull, Is.False);
        form.Add(Many(1)[0]);
        Assert.That((form.IsFull, form.HasMore), Is.EqualTo((true, false)));

        foreach (var fault in Many(200_000))
            form.Add(fault);

        Assert.That((form.IsFull, form.HasMore), Is.EqualTo((true, true)));
        Assert.That(form.All, Has.Count.EqualTo(ValidationErrors.Maximum));
    }

    [TestCase(1, 1)]
    [TestCase(100, 100)]
    [TestCase(101, 100)]
    [TestCase(200_000, 100)]
    public void ARefusalTellsTheFirst(int found, int told)
    {
        var refusal = new InvalidRequestException(Many(found));

        Assert.That(refusal.Errors.Select(fault => fault.Location[1]), Is.EqualTo(Enumerable.Range(0, told).Select(Name)));
        Assert.That(refusal.Details, Has.Count.EqualTo(found > told ? 1 : 0));
    }

    private static List<ValidationError> Many(int count) =>
        [.. Enumerable.Range(0, count)
        .Select(index => new ValidationError([ValidationError.Body, Name(index)], "invalid", "Must be a string."))];

    private static string Name(int index) => index.ToString(CultureInfo.InvariantCulture);
}
