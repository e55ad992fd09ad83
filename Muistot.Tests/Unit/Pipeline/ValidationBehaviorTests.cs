using FluentValidation;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Application.Pipeline;
using Muistot.Domain.Languages;
using Muistot.Tests.Unit.Values;
using NUnit.Framework;
using static Muistot.Tests.Unit.Pipeline.Samples;

namespace Muistot.Tests.Unit.Pipeline;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ValidationBehaviorTests
{
    private static readonly Written Good =
        new(new Written.Form("name", AutoPublish: true, new Written.Form("inner", AutoPublish: true)), 1);
    private static readonly Written Bad = new(new Written.Form("", AutoPublish: false, new Written.Form("", AutoPublish: false)), 0);

    private static readonly InlineValidator<Written> NamesAndNumbers = new()
    {
        rules => rules.RuleFor(request => request.Body.Name).NotEmpty().WithErrorCode("empty").WithMessage("A name."),
        rules => rules.RuleFor(request => request.N).GreaterThan(0),
    };

    private static readonly InlineValidator<Written> Flags = new()
    {
        rules => rules.RuleFor(request => request.Body.AutoPublish).Equal(true),
        rules => rules.RuleFor(request => request.Body.Inner!.AutoPublish).Equal(true),
    };

    private readonly ValidationErrors form = new();

    [Test]
    public async Task LetsGoodRequestsThrough() => Assert.That(await SendAsync(Good), Is.EqualTo("passed"));

    [Test]
    public async Task TellsTheFaultsOfAllValidatorsAtOnce() =>
        Assert.That(await SendAsync(Bad), Is.EqualTo("body/name query/n body/auto_publish body/inner/auto_publish"));

    [Test]
    public async Task TellsTheFaultsOfReadingToo()
    {
        form.Add(new ValidationError(["path", "project"], "invalid", "An id."));
        form.Add(new ValidationError(["body", "id"], "missing", "An id."));

        Assert.That(await SendAsync(Bad), Is.EqualTo("path/project body/id body/name query/n body/auto_publish body/inner/auto_publish"));
    }

    [Test]
    public async Task FaultsOfReadingAreEnough()
    {
        form.Add(new ValidationError(["body", "id"], "missing", "An id."));

        Assert.That(await SendAsync(Good), Is.EqualTo("body/id"));
    }

    [TestCase("body/name", "query/n body/auto_publish body/inner/auto_publish", Description = "the same place")]
    [TestCase("body/inner", "body/name query/n body/auto_publish", Description = "a place around it")]
    [TestCase("body", "query/n", Description = "the whole body")]
    [TestCase("query/n", "body/name body/auto_publish body/inner/auto_publish")]
    [TestCase("body/na", "body/name query/n body/auto_publish body/inner/auto_publish", Description = "a name that only begins the same")]
    [TestCase("body/name/first", "body/name query/n body/auto_publish body/inner/auto_publish", Description = "a place within")]
    [TestCase("query/name", "body/name query/n body/auto_publish body/inner/auto_publish", Description = "the same name elsewhere")]
    public async Task DropsWhatAFaultOfReadingCovers(string read, string rest)
    {
        form.Add(new ValidationError(read.Split('/'), "invalid", "Unreadable."));

        Assert.That(await SendAsync(Bad), Is.EqualTo($"{read} {rest}"));
    }

    [Test]
    public void KeepsWordsAndSentences() => Assert.That(
        () => Behavior().Handle(Bad, CancellationToken.None, () => Task.FromResult("passed")),
        Throws.TypeOf<InvalidRequestException>().With.Message.EqualTo("request validation error")
            .And.Property(nameof(InvalidRequestException.Errors))
            .Some.Matches<ValidationError>(fault => (fault.Type, fault.Message) == ("empty", "A name.")));

    [TestCase("fi", ExpectedResult = "passed")]
    [TestCase("fi eng", ExpectedResult = "passed")]
    [TestCase("sv", ExpectedResult = "NotAcceptableException")]
    [TestCase("fi sv", ExpectedResult = "NotAcceptableException")]
    public Task<string> TakesTheLanguagesThatAreKeptHere(string languages) => SendAsync(Good with { Languages = Codes(languages) });

    [Test]
    public async Task AsksForTheFormBeforeTheLanguage() =>
        Assert.That(await SendAsync(Bad with { Languages = Codes("sv") }), Does.StartWith("body/name"));

    private static LanguageCode[] Codes(string languages) => [.. languages.Split(' ').Select(code => code.As<LanguageCode>()!)];

    private ValidationBehavior<Written, string> Behavior() =>
        new(form, [NamesAndNumbers, Flags], Options.Create(new LocalizationOptions()));

    private async Task<string> SendAsync(Written request)
    {
        try
        {
            return await Behavior().Handle(request, CancellationToken.None, () => Task.FromResult("passed"));
        }
        catch (InvalidRequestException invalid)
        {
            return string.Join(' ', invalid.Errors.Select(fault => string.Join('/', fault.Location)));
        }
        catch (RefusedException refused)
        {
            return refused.GetType().Name;
        }
    }
}
