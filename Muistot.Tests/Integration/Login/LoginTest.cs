using MimeKit;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Login;

/// <summary>A test that signs people in by mail.</summary>
/// <param name="backend">The backend.</param>
public abstract class LoginTest(Backend backend) : IntegrationTest(backend)
{
    internal static string FreshEmail() => $"{World.Fresh("mail")}@example.com";

    /// <summary>Asks for a login mail.</summary>
    internal Task<Answer> AskAsync(string email, params (string Name, string Value)[] headers) => AskAsync(Api, email, headers);

    /// <inheritdoc cref="AskAsync(string, ValueTuple{string, string}[])"/>
    internal static Task<Answer> AskAsync(ApiClient api, string email, params (string Name, string Value)[] headers) =>
        api.SendAsync(HttpMethod.Post, $"/auth/email?email={Uri.EscapeDataString(email)}", new ByteArrayContent([]), headers: headers);

    /// <summary>Asks for a login mail and reads it.</summary>
    internal async Task<MimeMessage> MailAsync(string email, params (string Name, string Value)[] headers)
    {
        var earlier = Host.Mail.To(email);
        var answer = await AskAsync(email, headers);
        Assert.That(answer.Status, Is.EqualTo(204), answer.ToString());
        await Host.Mail.WaitAsync(email, earlier.Count + 1);
        return Host.Mail.To(email).Except(earlier).Single();
    }

    /// <summary>Asks for a login mail and takes its link apart.</summary>
    internal async Task<LoginLink> LinkAsync(string email)
    {
        var link = Mailbox.LinkOf(await MailAsync(email));
        return new LoginLink(link["user"], link["token"], link["verified"]);
    }

    /// <summary>Tries to sign in.</summary>
    internal Task<Answer> ExchangeAsync(string user, string token) => ExchangeAsync(Api, user, token);

    /// <inheritdoc cref="ExchangeAsync(string, string)"/>
    internal static Task<Answer> ExchangeAsync(ApiClient api, string user, string token, params (string Name, string Value)[] headers) =>
        api.PostAsync($"/auth/email/exchange?user={Uri.EscapeDataString(user)}&token={Uri.EscapeDataString(token)}", headers: headers);

    /// <summary>Signs in by mail, all the way.</summary>
    internal async Task<Answer> SignInAsync(string email)
    {
        var link = await LinkAsync(email);
        return await ExchangeAsync(link.User, link.Token);
    }

    /// <summary>GET /me with a session's token.</summary>
    internal Task<Answer> MeAsync(string token) => Api.GetAsync("/me", headers: ("Authorization", $"bearer {token}"));
}

/// <summary>What the link of a login mail holds.</summary>
internal sealed record LoginLink(string User, string Token, string Verified);
