using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Muistot.Application.Jobs;
using Muistot.Application.Notifications;
using Muistot.Domain.Users;
using Muistot.Infrastructure.Jobs;
using Muistot.Tests.Harness;
using Muistot.Tests.Integration.Jobs;
using Muistot.Tests.Integration.Moderation;

namespace Muistot.Tests.Integration.Notifications;

/// <summary>A test of mail that people are sent without having asked for each.</summary>
/// <param name="backend">The backend.</param>
public abstract class NotificationTest(Backend backend) : IntegrationTest(backend)
{
    private const int English = 2;

    internal DateTime Now => Host.Application.Clock.GetUtcNow().UtcDateTime;

    internal async Task<Person> PersonAsync(string? name = null, bool english = false)
    {
        var person = await World.PersonAsync(name);
        if (english)
            await OfUserAsync(person, nameof(User.LanguageId), English);
        return person;
    }

    internal Task OfUserAsync(Person person, string property, object? value) => World.InDatabase(
        db => db.Context.Entry(db.Users.Single(user => user.Id == person.Id)).Property(property).CurrentValue = value);

    /// <summary>Has the clock stand at the beginning of a minute, so that what is decided now is decided within it.</summary>
    internal Task BeginMinuteAsync() => Host.LetPassAsync(
        TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(Now.Ticks % TimeSpan.TicksPerMinute));

    internal Task<Answer> DecideAsync(
        Person by, string decision, IEnumerable<(Thing Thing, int Version)> things, string? reason = null, string? message = null,
        string? note = null) => Api.PostAsync("/moderation/decisions", new
        {
            items = things.Select(thing => thing.Thing.At(thing.Version)).ToArray(),
            decision,
            reason,
            note,
            message_to_author = message,
        }, by);

    /// <summary>Lets the mails about what was decided go, those that are to be sent.</summary>
    internal async Task SendDecisionsAsync()
    {
        await Host.LetPassAsync(TimeSpan.FromMinutes(2));
        await EndAsync(DecisionMailJob.Kind);
    }

    /// <summary>Waits until no job of a kind is left.</summary>
    internal async Task EndAsync(string kind)
    {
        Host.Application.Services.GetRequiredService<IJobSignal>().Notify(kind);
        await JobNode.UntilAsync(() => World.Read(async db => !await db.Jobs.AnyAsync(job => job.Kind == kind)));
    }

    /// <summary>Has the clock stand some minutes after an hour of the day, and the digests of that hour planned.</summary>
    internal async Task PlanAsync(int hour, int minutes = 5, DateTime? dueAt = null)
    {
        var next = Now.Date.AddHours(hour).AddMinutes(minutes);

        // What was made until now waits long enough to be told of.
        await Host.LetPassAsync((next > Now.AddMinutes(2) ? next : next.AddDays(1)) - Now);
        await PlanAsync(dueAt);
    }

    /// <summary>Plans digests now, by the one row that recurs.</summary>
    internal async Task PlanAsync(DateTime? dueAt = null)
    {
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var due = dueAt ?? Now;
        await scope.ServiceProvider.GetRequiredService<JobStore>().PlantAsync(PlanDigestsJob.Kind, Now, due, CancellationToken.None);
        await World.Read(db => db.Jobs.Where(job => job.Key == PlanDigestsJob.Kind)
            .ExecuteUpdateAsync(set => set.SetProperty(job => job.DueAt, due)));
        var row = await World.Read(db => db.Jobs.AsNoTracking().SingleAsync(job => job.Key == PlanDigestsJob.Kind));
        await JobKind.Of<PlanDigestsJob, PlanDigestsHandler>().HandleAsync(scope.ServiceProvider, row, null!, CancellationToken.None);
    }

    /// <summary>Sends the digests of an hour of the day.</summary>
    internal async Task SendDigestsAsync(int hour, int minutes = 5, DateTime? dueAt = null)
    {
        await PlanAsync(hour, minutes, dueAt);
        await EndAsync(DigestMailJob.Kind);
    }

    /// <summary>All that a mail says, in its head and in both of its parts.</summary>
    internal static string AllOf(MimeMessage mail) =>
        string.Join('\n', mail.Headers.Select(header => $"{header.Field}: {header.Value}")) + mail.TextBody + mail.HtmlBody;

    /// <summary>The path and query of the link that ends such mail.</summary>
    internal static string UnsubscribeOf(MimeMessage mail) => new Uri(mail.Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>')).PathAndQuery;
}
