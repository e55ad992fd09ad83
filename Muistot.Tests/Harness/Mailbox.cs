using System.Buffers;
using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Muistot.Tests.Harness;

/// <summary>Where the mail of a service under test arrives.</summary>
internal abstract partial class Mailbox : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Held by whoever waits for a mail that others might take for theirs.</summary>
    public SemaphoreSlim Turn { get; } = new(1);

    /// <summary>All mail to an address that has arrived, the oldest first.</summary>
    public abstract IReadOnlyList<MimeMessage> To(string address);

    /// <summary>Takes no more mail.</summary>
    public abstract Task CloseAsync();

    /// <summary>Takes mail again.</summary>
    public abstract Task OpenAsync();

    /// <summary>Waits until so many mails have arrived at an address.</summary>
    /// <returns>The last of them.</returns>
    public async Task<MimeMessage> WaitAsync(string address, int count = 1)
    {
        using var timeout = new CancellationTokenSource(Limit);
        while (To(address).Count < count)
            await Task.Delay(10, timeout.Token);
        return To(address)[count - 1];
    }

    /// <summary>What the link of a login mail holds after its #, undecoded.</summary>
    public static string FragmentOf(MimeMessage mail) => Link().Match(mail.TextBody!).Groups["fragment"].Value;

    /// <summary>The members of the link of a login mail, decoded as a form.</summary>
    public static IReadOnlyDictionary<string, string> LinkOf(MimeMessage mail)
    {
        var query = System.Web.HttpUtility.ParseQueryString(FragmentOf(mail));
        return query.AllKeys.ToDictionary(key => key!, key => query[key]!, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        Turn.Dispose();
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex("""#email-login:(?<fragment>[^\s"'<>]+)""")]
    private static partial Regex Link();
}

/// <summary>A folder that mail is put into.</summary>
/// <param name="folder">The folder.</param>
internal sealed class FolderMailbox(string folder) : Mailbox
{
    private readonly ConcurrentDictionary<string, MimeMessage> read = new(StringComparer.Ordinal);

    private string Away => $"{folder}.away";

    /// <inheritdoc/>
    public override IReadOnlyList<MimeMessage> To(string address) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal)
            .Select(path => read.GetOrAdd(path, file => MimeMessage.Load(file)))
            .Where(mail => mail.To.Mailboxes.Any(mailbox => mailbox.Address == address))]
        : [];

    /// <inheritdoc/>
    public override async Task CloseAsync()
    {
        Directory.CreateDirectory(folder);
        Directory.Move(folder, Away);
        await File.WriteAllTextAsync(folder, "");
    }

    /// <inheritdoc/>
    public override Task OpenAsync()
    {
        File.Delete(folder);
        Directory.Move(Away, folder);
        return Task.CompletedTask;
    }
}

/// <summary>A real SMTP server.</summary>
internal sealed class SmtpMailbox : Mailbox
{
    private readonly ConcurrentQueue<MimeMessage> mails = new();
    private CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    private SmtpMailbox(int port) => Port = port;

    /// <summary>Its port.</summary>
    public int Port { get; }

    /// <summary>How long it takes over each mail before it answers.</summary>
    public TimeSpan Slowness { get; set; }

    /// <summary>True when it takes no mail for the time being (RFC 5321 §4.2.1).</summary>
    public bool Refuses { get; set; }

    /// <summary>The addresses that it takes no mail for, and what it answers.</summary>
    public ConcurrentDictionary<string, int> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>Starts a server.</summary>
    public static async Task<SmtpMailbox> StartAsync()
    {
        var mailbox = new SmtpMailbox(ServerProcess.FreePort());
        await mailbox.OpenAsync();
        return mailbox;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MimeMessage> To(string address) =>
        [.. mails.Where(mail => mail.To.Mailboxes.Any(mailbox => mailbox.Address == address))];

    /// <inheritdoc/>
    public override async Task CloseAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    /// <inheritdoc/>
    public override Task OpenAsync()
    {
        var services = new ServiceProvider();
        services.Add(new Store(this));
        services.Add(new Filter(this));
        var options = new SmtpServerOptionsBuilder().ServerName("localhost")
            .Endpoint(endpoint => endpoint.Port(Port).IsSecure(false)).Build();
        stop = new CancellationTokenSource();
        running = new SmtpServer.SmtpServer(options, services).StartAsync(stop.Token);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await base.DisposeAsync();
    }

    private sealed class Filter(SmtpMailbox mailbox) : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(
            ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
            mailbox.Refused.TryGetValue(to.AsAddress(), out var status)
                ? throw new SmtpResponseException(new SmtpResponse((SmtpReplyCode)status, $"no mail for <{to.AsAddress()}>"))
                : Task.FromResult(true);
    }

    private sealed class Store(SmtpMailbox mailbox) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            using var stream = new MemoryStream(buffer.ToArray());
            await Task.Delay(mailbox.Slowness, cancellationToken);
            if (mailbox.Refuses)
                return new SmtpResponse(SmtpReplyCode.Aborted, "later");
            mailbox.mails.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
            return SmtpResponse.Ok;
        }
    }
}
