using Muistot.Tests.Harness;

namespace Muistot.Tests.Contract;

/// <summary>Signs people in the way they do it: they ask for a mail and follow its link.</summary>
/// <param name="api">The service.</param>
/// <param name="mail">Where its mail arrives.</param>
internal sealed class SignIn(ApiClient api, Mailbox mail)
{
    /// <summary>Signs the owner of an address in.</summary>
    /// <returns>Their name and the token of the session.</returns>
    internal async Task<(string Name, string Token)> OfAsync(string address)
    {
        // Two who sign in with one address at once would take each other's mail.
        await mail.Turn.WaitAsync();
        try
        {
            return await FollowAsync(address);
        }
        finally
        {
            mail.Turn.Release();
        }
    }

    private async Task<(string Name, string Token)> FollowAsync(string address)
    {
        var before = mail.To(address).Count;
        var asked = await ComingAgain.AskAsync(() => api.PostAsync($"/auth/email?email={Uri.EscapeDataString(address)}"));
        if (asked.Status != 204)
            throw new InvalidOperationException($"Asking for a login mail answered {asked}.");

        var link = Mailbox.LinkOf(await mail.WaitAsync(address, before + 1));
        var exchanged = await ComingAgain.AskAsync(() => api.PostAsync(
            $"/auth/email/exchange?user={Uri.EscapeDataString(link["user"])}&token={Uri.EscapeDataString(link["token"])}"));
        return exchanged.Status == 200
            ? (link["user"], exchanged.Token)
            : throw new InvalidOperationException($"Following its link answered {exchanged}.");
    }
}
