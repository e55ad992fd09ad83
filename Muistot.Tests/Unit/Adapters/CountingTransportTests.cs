using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Muistot.Application.Observability;
using Muistot.Infrastructure;
using Muistot.Infrastructure.Mail;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Adapters;

/// <summary>What becomes of a mail is counted once, whoever sends it.</summary>
public sealed class CountingTransportTests
{
    [Test]
    public async Task AMailThatIsTakenIsSent()
    {
        using var counts = new Counts();

        await SendAsync(_ => Task.CompletedTask);

        Assert.That(counts.Outcomes, Is.EqualTo(["sent"]));
    }

    [Test]
    public void AMailThatIsNotTakenFailed()
    {
        using var counts = new Counts();

        Assert.That(() => SendAsync(_ => throw new IOException("away")), Throws.InstanceOf<IOException>());

        Assert.That(counts.Outcomes, Is.EqualTo(["failed"]));
    }

    [Test]
    public void AMailForWhoeverIsNotThereIsRefused()
    {
        using var counts = new Counts();

        Assert.That(() => SendAsync(_ => throw new RecipientRefusedException(550)), Throws.InstanceOf<RecipientRefusedException>());

        Assert.That(counts.Outcomes, Is.EqualTo(["refused"]));
    }

    [Test]
    public void AMailThatTakesTooLongFailed()
    {
        using var counts = new Counts();

        Assert.That(() => SendAsync(_ => throw new OperationCanceledException()), Throws.InstanceOf<OperationCanceledException>());

        Assert.That(counts.Outcomes, Is.EqualTo(["failed"]));
    }

    [Test]
    public void AMailThatAStoppingServiceBreaksOffIsNotCounted()
    {
        using var counts = new Counts();
        using var stopping = new CancellationTokenSource();

        Assert.That(
            () => SendAsync(_ => Task.FromCanceled(new CancellationToken(canceled: true)), stopping),
            Throws.InstanceOf<OperationCanceledException>());

        Assert.That(counts.Outcomes, Is.Empty);
    }

    [Test]
    public void EveryDriverCounts([Values] MailDriver driver)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Mail:Driver", driver.ToString()), new("Mail:Smtp:Host", "localhost")]).Build();
        using var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(settings)
            .AddMuistotInfrastructure(settings).BuildServiceProvider();

        Assert.That(services.GetRequiredService<IMailTransport>(), Is.InstanceOf<CountingTransport>());
    }

    private static async Task SendAsync(Func<CancellationToken, Task> send, CancellationTokenSource? stopping = null)
    {
        using var mail = new MimeMessage();
        if (stopping is not null)
            await stopping.CancelAsync();
        await new CountingTransport(new Transport(send)).SendAsync(mail, stopping?.Token ?? CancellationToken.None);
    }

    private sealed class Transport(Func<CancellationToken, Task> send) : IMailTransport
    {
        public Task SendAsync(MimeMessage mail, CancellationToken cancellationToken) => send(cancellationToken);
    }

    /// <summary>What is counted on the way of the test that has begun to listen: others may send mail meanwhile.</summary>
    private sealed class Counts : IDisposable
    {
        private readonly AsyncLocal<bool> isMine = new() { Value = true };
        private readonly MeterListener listener;

        internal Counts()
        {
            listener = new MeterListener
            {
                InstrumentPublished = (instrument, meters) =>
                {
                    if (instrument.Meter.Name == Observation.SourceName && instrument.Name == "muistot.mails")
                        meters.EnableMeasurementEvents(instrument);
                },
            };
            listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
            {
                if (isMine.Value)
                    Outcomes.Add((string?)tags[0].Value);
            });
            listener.Start();
        }

        internal List<string?> Outcomes { get; } = [];

        public void Dispose() => listener.Dispose();
    }
}
