using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Notifications;
using Muistot.Application.Pipeline;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Notifications;

/// <summary>Whatever is wrong with a link that ends mail, a browser gets a page; programs get what they get everywhere.</summary>
public sealed class UnsubscribePageTests() : NotificationTest(Backend.Embedded)
{
    private const string Wrong = "/notifications/unsubscribe?token=wrong";
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

    [TestCase("fi", "paina painiketta")]
    [TestCase("en", "press the button")]
    public async Task AMissingFormIsTold(string language, string expected)
    {
        var answer = await Api.PostAsync(Wrong, headers: Of(language));

        AssertPage(answer, 422, language, expected);
    }

    [Test]
    public async Task ALargeFormIsTold()
    {
        var large = new FormUrlEncodedContent([new("List-Unsubscribe", new string('a', 20_000))]);

        var answer = await Api.PostAsync(Wrong, large, headers: Of("en"));

        AssertPage(answer, 413, "en", "press the button");
    }

    [TestCase("fi", "Odota hetki")]
    [TestCase("en", "Wait a moment")]
    public async Task WhoIsTooFastIsTold(string language, string expected)
    {
        var (node, token) = (Host.Node(("RateLimiting:Enabled", "true")), World.Fresh("token"));
        var path = $"/notifications/unsubscribe?token={token}";
        using var limited = new ApiClient(node.Address);
        await TakeAsync(node, new Unsubscribe(token));
        await TakeAsync(node, new GetUnsubscription(token));

        Answer[] pages =
        [
            await limited.GetAsync(path, headers: Of(language)), await limited.PostAsync(path, OneClick(), headers: Of(language)),
        ];
        await Host.LetPassAsync(TimeSpan.FromSeconds(1));
        var program = await limited.PostAsync(path, OneClick());

        foreach (var page in pages)
        {
            AssertPage(page, 429, language, expected);
            Assert.That(page.Headers.RetryAfter!.Delta, Is.GreaterThan(TimeSpan.Zero));
        }

        Assert.That(program.Verdict, Is.EqualTo("429 Too Many Requests"));
        Assert.That(program.Headers.RetryAfter!.Delta, Is.GreaterThan(TimeSpan.Zero));
    }

    [TestCase(null)]
    [TestCase("*/*")]
    [TestCase("application/json")]
    [TestCase("application/json, text/html;q=0.9")]
    [TestCase("text/html;q=0, */*")]
    [TestCase("text/html;q=0.1, */*")]
    [TestCase("text/html;q=0.1, application/*;q=0.2")]
    [TestCase("one, two")]
    public async Task ProgramsAreToldAsEverywhere(string? accept)
    {
        var answer = await Api.PostAsync(Wrong, headers: accept is null ? [] : [("Accept", accept)]);

        Assert.That((answer.Status, string.Join(' ', answer.Errors)), Is.EqualTo((422, "body/List-Unsubscribe")));
        Assert.That(answer.ContentHeaders.ContentType!.MediaType, Is.EqualTo("application/json"));
    }

    private static (string, string)[] Of(string language) => [("Accept-Language", language), ("Accept", Browser)];

    private static FormUrlEncodedContent OneClick() => new([new("List-Unsubscribe", "One-Click")]);

    private static void AssertPage(Answer answer, int status, string language, string expected)
    {
        Assert.That((answer.Status, answer.ContentHeaders.ContentType!.MediaType), Is.EqualTo((status, "text/html")));
        Assert.That(answer.Text, Does.Contain($"<html lang=\"{language}\">").And.Contain(expected).And.Contain("ogc.css\"")
            .And.Not.Contain("\"error\"").And.Not.Contain("<form"));
        Assert.That(answer.Headers.CacheControl!.NoStore);
        Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("style-src 'self'"));
    }

    // Somebody has tried this token a moment ago. The limit of the address is for all tokens, and is left alone.
    private static async Task TakeAsync(TestApplication node, IRateLimitedRequest request) =>
        await node.Services.GetRequiredService<IRateLimiter>().TryAcquireAsync(
            request.Limits(new RateLimitCaller("127.0.0.1")).Last().Key, TimeSpan.FromHours(1), CancellationToken.None);
}
