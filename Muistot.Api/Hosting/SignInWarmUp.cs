using System.Collections.Concurrent;
using MediatR;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.EntityFrameworkCore;
using Muistot.Api.Controllers;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Domain.Languages;
using Muistot.Domain.Login;
using Muistot.Domain.Users;
using Muistot.Infrastructure.Jobs;
using Muistot.Infrastructure.Mail;

namespace Muistot.Api.Hosting;

/// <summary>
/// Goes once, when the service has started, through what a sign-in goes through, so that the first person does not wait for code to be
/// compiled. <c>/health/ready</c> waits for it; whoever asks for something else does not. Nothing of it stays: what is saved is rolled
/// back, and what fails is left to the first sign-in.
/// </summary>
/// <param name="services">The service's parts.</param>
/// <param name="lifetime">Says when it has started.</param>
/// <param name="accessor">Gets a request that nobody sent.</param>
internal sealed class SignInWarmUp(IServiceProvider services, IHostApplicationLifetime lifetime, IHttpContextAccessor accessor)
    : BackgroundService
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly Language AnyLanguage = Language.Of(1);

    private readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done once everything was gone through, or could not be.</summary>
    internal Task Completion => completion.Task;

    /// <summary>What could not be gone through, and why.</summary>
    internal ConcurrentQueue<Exception> Missed { get; } = new();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        try
        {
            await started.Task.WaitAsync(stoppingToken);
            limited.CancelAfter(Limit);
            foreach (var step in new[] { ExchangeAsync, KeepAsync, WriteMailAsync, SaveAsync })
                await TryAsync(step, limited.Token);
        }
        catch (OperationCanceledException)
        {
            // The service stops before it has started.
        }
        finally
        {
            completion.SetResult();
        }
    }

    private async Task TryAsync(Func<IServiceProvider, CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        accessor.HttpContext = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancellationToken };
        try
        {
            await step(scope.ServiceProvider, cancellationToken);
        }
        catch (Exception end) when (end is NotFoundException or RolledBackException)
        {
            // The end of a step.
        }
        catch (Exception missed)
        {
            // A part that is unavailable is told of by whoever needs it.
            Missed.Enqueue(missed);
        }
    }

    /// <summary>The way from the endpoint to the handler and back, with a token that is none.</summary>
    private async Task ExchangeAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        var endpoint = scope.GetRequiredService<EndpointDataSource>().Endpoints
            .First(endpoint => endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.MethodInfo.Name == nameof(
                LoginController.Exchange));
        var context = accessor.HttpContext!;
        context.Request.Method = HttpMethods.Post;
        context.Request.QueryString = new QueryString("?user=warm-up&token=warm-up");
        context.SetEndpoint(endpoint);
        await endpoint.RequestDelegate!(context);
    }

    /// <summary>Sessions and login tokens of nobody.</summary>
    private static async Task KeepAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        var (sessions, tokens) = (scope.GetRequiredService<ISessionStore>(), scope.GetRequiredService<ILoginTokens>());
        var rights = new SessionRights([], []);
        foreach (
            var token in new[] { await sessions.BeginAsync("", rights, null, cancellationToken),
            await sessions.RestartAsync("", "", rights, null, cancellationToken) })
        {
            if (await sessions.FindAsync(token, cancellationToken) is { } session)
                await sessions.EndAsync(session, cancellationToken);
        }

        var issued = await tokens.IssueAsync(0, cancellationToken);
        await tokens.CheckAsync(0, issued, cancellationToken);
        await tokens.RedeemAsync(0, issued, cancellationToken);
        await tokens.DropAsync(0, cancellationToken);
    }

    private static async Task WriteMailAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        foreach (var runner in scope.GetServices<IHostedService>().OfType<JobRunner>())
            await runner.WarmUpAsync(cancellationToken);
        await scope.GetRequiredService<LoginMailHandler>().WarmUpAsync(cancellationToken);
        using var mail = scope.GetRequiredService<LoginMailComposer>().Compose(Someone(), "warm-up", AnyLanguage);
        await mail.WriteToAsync(Stream.Null, cancellationToken);
    }

    /// <summary>All that a sign-in saves, of an account that is rolled back.</summary>
    private static async Task SaveAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        var (db, starts) = (scope.GetRequiredService<IMuistotDb>(), scope.GetRequiredService<SessionStart>());

        // Before the transaction, which keeps other writers waiting, what needs none.
        var someone = Someone();
        await starts.RightsOf(someone, cancellationToken);
        await scope.GetRequiredService<IdentityChange>().RunAsync<int>(0, async _ =>
        {
            db.Users.Add(someone);
            await db.SaveChangesAsync(cancellationToken);
            await scope.GetRequiredService<IRequestHandler<RequestLoginMail, Unit>>()
            .Handle(new RequestLoginMail(new EmailAddress(someone.Email!)), cancellationToken);
            var user = await db.Users.Include(user => user.Superuser)
            .FirstAsync(user => user.EmailKey == someone.EmailKey, cancellationToken);
            user.Verify();
            db.LoginLog.Add(new LoginLogEntry { UserId = user.Id, Username = user.Username, AdminIn = "" });
            await db.SaveChangesAsync(cancellationToken);
            throw new RolledBackException();
        }, cancellationToken);
    }

    private static User Someone() =>
        User.Create(new Username("warm-up"), new EmailAddress($"{Guid.NewGuid():N}@warm-up.invalid"), AnyLanguage);

    private sealed class RolledBackException : Exception;
}
