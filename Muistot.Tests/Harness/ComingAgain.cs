using System.Diagnostics;

namespace Muistot.Tests.Harness;

/// <summary>
/// Sets up a service that gives up soon: what is answered 503 is asked for again when the answer says, as clients do. What is tested is
/// not asked for in this way.
/// </summary>
internal static class ComingAgain
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Asks until the service serves, or a minute is over.</summary>
    public static async Task<Answer> AskAsync(Func<Task<Answer>> ask)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = await ask();
        while (answer is { Status: 503, Headers.RetryAfter.Delta: { } wait } && Stopwatch.GetElapsedTime(began) < Limit)
        {
            await Task.Delay(wait);
            answer = await ask();
        }

        return answer;
    }
}
