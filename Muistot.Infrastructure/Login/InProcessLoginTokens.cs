using Microsoft.Extensions.Options;
using Muistot.Application.Login;
using Muistot.Infrastructure.InProcess;

namespace Muistot.Infrastructure.Login;

/// <summary>Keeps the tokens of login mails in the memory of the process.</summary>
/// <param name="options">How long they live.</param>
/// <param name="clock">The current time.</param>
public sealed class InProcessLoginTokens(IOptions<LoginOptions> options, TimeProvider clock) : ILoginTokens
{
    private readonly ExpiringDictionary<string, (int UserId, int WrongTries)> tokens = new(clock);

    /// <inheritdoc/>
    public Task<string> IssueAsync(int userId, CancellationToken cancellationToken)
    {
        var token = SecretToken.Create();
        lock (tokens.Gate)
            tokens.Set(SecretToken.DigestOf(token), (userId, 0), tokens.Now.AddMinutes(options.Value.TokenMinutes));
        return Task.FromResult(token);
    }

    /// <inheritdoc/>
    public Task<bool> CheckAsync(int userId, string token, CancellationToken cancellationToken) =>
        Task.FromResult(Try(userId, token, uses: false));

    /// <inheritdoc/>
    public Task<bool> RedeemAsync(int userId, string token, CancellationToken cancellationToken) =>
        Task.FromResult(Try(userId, token, uses: true));

    /// <inheritdoc/>
    public Task DropAsync(int userId, CancellationToken cancellationToken)
    {
        lock (tokens.Gate)
        {
            foreach (var digest in tokens.Keys(entry => entry.UserId == userId))
                tokens.Remove(digest);
        }

        return Task.CompletedTask;
    }

    private bool Try(int userId, string token, bool uses)
    {
        lock (tokens.Gate)
        {
            var right = tokens.TryGet(SecretToken.DigestOf(token), out var entry, out _) && entry.UserId == userId;
            if (right && !uses)
                return true;
            foreach (var digest in tokens.Keys(entry => entry.UserId == userId))
            {
                if (right || !tokens.TryGet(digest, out var other, out var expires) || other.WrongTries == LoginTokenSecret.WrongTries)
                    tokens.Remove(digest);
                else
                    tokens.Set(digest, other with { WrongTries = other.WrongTries + 1 }, expires);
            }

            return right;
        }
    }
}
