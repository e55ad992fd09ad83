using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Domain.Users;

namespace Muistot.Tests.Integration.Login;

/// <summary>Makes one part of the service fail at one step, once.</summary>
internal sealed class Breakdown
{
    /// <summary>The steps of a change of who an account belongs to, in their order.</summary>
    internal enum Step
    {
        None,
        BeforeChecking,
        BeforeSaving,
        BeforeDropping,
        AfterDropping,
        BeforeRestarting,
        AfterRestarting,
        BeforeCommitting,
        AfterCommitting,
        BeforeRedeeming,
    }

    /// <summary>The step to fail at next.</summary>
    public Step At { get; set; }

    /// <summary>Comes to a step.</summary>
    public void Reach(Step step)
    {
        if (At != step)
            return;
        At = Step.None;
        throw new UnavailableException();
    }
}

/// <summary>Sessions that are unavailable at a step.</summary>
internal sealed class BreakingSessions(ISessionStore inner, Breakdown breakdown) : ISessionStore
{
    public Task<string> BeginAsync(string username, SessionRights rights, string? userAgent, CancellationToken cancellationToken) =>
        inner.BeginAsync(username, rights, userAgent, cancellationToken);

    public async Task<string> RestartAsync(
        string oldUsername, string username, SessionRights rights, string? userAgent, CancellationToken cancellationToken)
    {
        breakdown.Reach(Breakdown.Step.BeforeRestarting);
        var token = await inner.RestartAsync(oldUsername, username, rights, userAgent, cancellationToken);
        breakdown.Reach(Breakdown.Step.AfterRestarting);
        return token;
    }

    public Task<Session?> FindAsync(string token, CancellationToken cancellationToken) => inner.FindAsync(token, cancellationToken);

    public Task<IReadOnlyList<SessionRecord>> ListAsync(string username, CancellationToken cancellationToken) =>
        inner.ListAsync(username, cancellationToken);

    public Task<bool> EndAsync(string username, SessionId id, CancellationToken cancellationToken) =>
        inner.EndAsync(username, id, cancellationToken);

    public Task EndAsync(Session session, CancellationToken cancellationToken) => inner.EndAsync(session, cancellationToken);

    public Task EndAllAsync(string username, CancellationToken cancellationToken) => inner.EndAllAsync(username, cancellationToken);
}

/// <summary>Login tokens that are unavailable at a step.</summary>
internal sealed class BreakingTokens(ILoginTokens inner, Breakdown breakdown) : ILoginTokens
{
    public Task<string> IssueAsync(int userId, CancellationToken cancellationToken) => inner.IssueAsync(userId, cancellationToken);

    public Task<bool> CheckAsync(int userId, string token, CancellationToken cancellationToken)
    {
        breakdown.Reach(Breakdown.Step.BeforeChecking);
        return inner.CheckAsync(userId, token, cancellationToken);
    }

    public Task<bool> RedeemAsync(int userId, string token, CancellationToken cancellationToken)
    {
        breakdown.Reach(Breakdown.Step.BeforeRedeeming);
        return inner.RedeemAsync(userId, token, cancellationToken);
    }

    public async Task DropAsync(int userId, CancellationToken cancellationToken)
    {
        breakdown.Reach(Breakdown.Step.BeforeDropping);
        await inner.DropAsync(userId, cancellationToken);
        breakdown.Reach(Breakdown.Step.AfterDropping);
    }
}

/// <summary>A database that is unavailable at a step.</summary>
internal sealed class BreakingDatabase(Breakdown breakdown) : IDbTransactionInterceptor, ISaveChangesInterceptor
{
    public ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        breakdown.Reach(Breakdown.Step.BeforeSaving);
        return ValueTask.FromResult(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        breakdown.Reach(Breakdown.Step.BeforeCommitting);
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        breakdown.Reach(Breakdown.Step.AfterCommitting);
        return Task.CompletedTask;
    }
}
