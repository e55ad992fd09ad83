namespace Muistot.Infrastructure.Persistence.Migrating;

/// <summary>Waits for another migration, and says so when it takes long.</summary>
/// <param name="say">Hears it, a sentence each.</param>
/// <param name="clock">The current time.</param>
public sealed class MigrationWait(Action<string> say, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly long began = clock.GetTimestamp();

    private bool said;

    /// <summary>The current time.</summary>
    public TimeProvider Clock => clock;

    /// <summary>Waits a moment before the lock is looked at again.</summary>
    public Task PauseAsync(CancellationToken cancellationToken)
    {
        if (!said && clock.GetElapsedTime(began) > Patience)
        {
            say("Another migration holds the lock on the database, and is waited for.");
            said = true;
        }

        return Task.Delay(Pause, clock, cancellationToken);
    }

    /// <summary>Says that whoever held the lock is gone.</summary>
    public void TakeOver() => say("A migration that was broken off left its lock on the database. It is taken over.");
}
