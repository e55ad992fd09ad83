using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Faults.Outages;

public sealed class MailFaultTests : FaultTest
{
    private static readonly TimeSpan Phase = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Slowness = TimeSpan.FromSeconds(1);

    private protected override Stage Stage => Stages.OnBucket;

    [Test]
    public async Task SendsEveryMailOnceWhenItsServerIsBack()
    {
        var (stage, server) = (Stage, (SmtpMailbox)Stage.Host.Mail);
        await using var load = new Load().SendLogins(stage).SendReads(stage);
        await load.UntilDoneAsync(Recovery, Requests.Login);

        // Not there; then there, and it puts everyone off; then slow; then well.
        await server.CloseAsync();
        await Task.Delay(Phase);
        server.Refuses = true;
        await server.OpenAsync();
        await Task.Delay(Phase);
        (server.Refuses, server.Slowness) = (false, Slowness);
        await Task.Delay(Phase);
        server.Slowness = TimeSpan.Zero;
        await load.UntilDoneAsync(Recovery, Requests.Login);
        var answers = await load.StopAsync();

        Assert.That(answers.Where(one => !one.Done || one.Took > TimeSpan.FromSeconds(2)), Is.Empty);
        var addresses = answers.Where(one => one.Kind == Requests.Login).Select(one => Requests.AddressOf(one.Key)).ToList();
        foreach (var address in addresses)
            await SignInAsync(stage, await server.WaitAsync(address));
        Assert.That(addresses.Where(address => server.To(address).Count != 1), Is.Empty);
    }

    private static async Task SignInAsync(Stage stage, MimeKit.MimeMessage mail)
    {
        var link = Mailbox.LinkOf(mail);
        var exchanged = await stage.Api.PostAsync(
            $"/auth/email/exchange?user={Uri.EscapeDataString(link["user"])}&token={Uri.EscapeDataString(link["token"])}");
        Assert.That(exchanged.Status, Is.EqualTo(200), exchanged.ToString());
    }
}
