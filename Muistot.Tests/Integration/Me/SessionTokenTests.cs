using System.Security.Cryptography;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Me;

[OnEveryBackend]
public sealed class SessionTokenTests(Backend backend) : IntegrationTest(backend)
{
    private static readonly (string Method, string Path)[] Endpoints =
    [
        ("GET", "/"), ("HEAD", "/"), ("GET", "/projects"), ("HEAD", "/projects"), ("GET", "/projects/unknown"),
        ("GET", "/projects/unknown/sites"),
        ("GET", "/projects/unknown/sites/unknown/memories/1"), ("GET", "/languages?q=fi"), ("GET", "/images/placeholder.jpg"),
        ("GET", "/images/unknown"),
        ("GET", "/auth/status"), ("GET", "/me"), ("GET", "/openapi.json"), ("GET", "/docs"), ("GET", "/nothing-here"),
        ("POST", "/auth/email?email=someone@example.com"), ("POST", "/auth/email/exchange?user=someone&token=x"), ("POST", "/projects"),
        ("POST", "/projects/unknown/sites"), ("POST", "/admin/publish"), ("POST", "/report"), ("POST", "/me/username?username=x"),
        ("PATCH", "/me"),
        ("PUT", "/projects"), ("PUT", "/projects/unknown/sites/unknown/report"), ("DELETE", "/me"), ("DELETE", "/projects/unknown"),
    ];

    // What stands in place of "Bearer " and a good token.
    private static readonly Dictionary<string, Func<string, string>> Malformed = new()
    {
        ["not base64"] = token => "bearer dwadwaddawdwdawdawaw",
        ["base64 of another alphabet"] = token => "bearer SGVsbG8gVGhlcmUg/w==",
        ["too short"] = token => "bearer aaaa",
        ["not of a token"] = token => "bearer YWJjZGVmZw==",
        ["no such session"] = token => $"bearer {Encode([.. "token:"u8, .. RandomNumberGenerator.GetBytes(32)])}",
        ["very long"] = token => $"bearer {new string('a', 8000)}",
        ["empty"] = token => "bearer ",
        ["scheme alone"] = token => "bearer",
        ["another scheme"] = token => $"basic {token}",
        ["no scheme"] = token => token,
        ["standard alphabet"] = token => $"bearer {token.Replace(':', '+').Replace('-', '/')}",
        ["with a letter changed"] = token => $"bearer {token[..20]}{(token[20] == 'A' ? 'B' : 'A')}{token[21..]}",
        ["in other case"] = token => $"bearer {token.ToUpperInvariant()}",
        ["cut short"] = token => $"bearer {token[..^4]}",
        ["with more after it"] = token => $"bearer {token}AAAA",
        ["with a space in it"] = token => $"bearer {token[..20]} {token[20..]}",
        ["twice"] = token => $"bearer {token}, bearer {token}",
        ["quoted"] = token => $"bearer \"{token}\"",
    };

    private static readonly string[] Kinds = [.. Malformed.Keys];

    [TestCaseSource(nameof(Kinds))]
    public async Task IsRefusedEverywhereWhenMalformed(string kind)
    {
        var header = Malformed[kind](await TokenWithSignsAsync());

        foreach (var (method, path) in Endpoints)
        {
            var answer = await Api.SendAsync(new HttpMethod(method), path, new StringContent("{}"), headers: ("Authorization", header));

            Assert.That(answer.Status, Is.EqualTo(401), $"{method} {path}: {answer}");
            Assert.That(answer.Headers.WwwAuthenticate.ToString(), Is.EqualTo("Bearer"), path);
            if (method != "HEAD")
                Assert.That(answer.Message, Is.EqualTo("Unauthorized"), path);
        }
    }

    [TestCase("Bearer")]
    [TestCase("bearer")]
    [TestCase("BEARER")]
    [TestCase("bEaReR")]
    public async Task IsTakenAfterItsSchemeInAnyCase(string scheme)
    {
        var token = await TokenWithSignsAsync();

        Assert.That((await Api.GetAsync("/me", headers: ("Authorization", $"{scheme} {token}"))).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Is38BytesInBase64WithColonsAndHyphens()
    {
        var token = await TokenWithSignsAsync();

        var bytes = Convert.FromBase64String(token.Replace(':', '+').Replace('-', '/'));

        Assert.That(bytes, Has.Length.EqualTo(38));
        Assert.That(bytes[..6], Is.EqualTo("token:"u8.ToArray()));
    }

    /// <summary>A good token in which one of the signs stands that tell the alphabets apart.</summary>
    private async Task<string> TokenWithSignsAsync()
    {
        var person = await World.PersonAsync();
        for (var token = person.Token; ; token = await World.SignInAsync(person.Name))
        {
            if (token.AsSpan().ContainsAny(':', '-'))
                return token;
        }
    }

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).Replace('+', ':').Replace('/', '-');
}
