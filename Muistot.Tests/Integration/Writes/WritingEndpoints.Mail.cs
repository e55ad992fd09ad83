using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Login;
using Muistot.Application.Notifications;
using Muistot.Domain.Notifications;
using Muistot.Domain.Users;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Integration.Writes;

/// <summary>Those that need no session: a mail is asked for, or its token is sent.</summary>
internal sealed partial class WritingEndpoints
{
    private async Task<Write> ConfirmErasureAsync()
    {
        var (person, token) = (await world.PersonAsync(), SecretToken.Create());
        await world.InDatabase(db => db.AccountErasures.Add(new AccountErasure
        {
            UserId = person.Id,
            TokenDigest = SecretToken.DigestOf(token),
            ExpiresAt = DateTime.MaxValue,
        }));
        return new Write("POST", $"/me/account/confirm?token={token}", null, null,
            () => world.Read(async db => !await db.Users.AnyAsync(user => user.Id == person.Id)));
    }

    private async Task<Write> UnsubscribeAsync()
    {
        var person = await world.PersonAsync();
        await using var scope = host.Application.Services.CreateAsyncScope();
        var link = await scope.ServiceProvider.GetRequiredService<NotificationLinks>().MakeAsync(
            person.Id, EmailAddress.KeyOf(person.Email), NotificationKind.Decisions, CancellationToken.None);
        return new Write("POST", link.PathAndQuery, "List-Unsubscribe=One-Click", null,
            () => IsOneAsync(db => db.NotificationSettings.CountAsync(row => row.UserId == person.Id && !row.Decisions)));
    }

    private Task<Write> RequestMailAsync()
    {
        var email = $"{World.Fresh("mail")}@example.com";
        return Task.FromResult(
            new Write("POST", $"/auth/email?email={email}", null, null, () => Task.FromResult(host.Mail.To(email).Count == 1)));
    }

    private async Task<Write> ExchangeAsync()
    {
        var person = await world.PersonAsync();
        var token = await host.Application.Services.GetRequiredService<ILoginTokens>().IssueAsync(person.Id, CancellationToken.None);
        var path = $"/auth/email/exchange?user={Uri.EscapeDataString(person.Name)}&token={Uri.EscapeDataString(token)}";
        return new Write("POST", path, null, null, () => IsOneAsync(db => db.LoginLog.CountAsync(row => row.Username == person.Name)));
    }
}
