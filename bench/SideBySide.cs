namespace Muistot.Benchmark;

/// <summary>Who is sent a load, and which.</summary>
/// <param name="Address">Where to.</param>
/// <param name="Script">A script of wrk, or null for GET.</param>
/// <param name="Headers">Headers of each request.</param>
internal sealed record Target(Uri Address, string? Script, (string Name, string Value)[] Headers);

/// <summary>Sends one load to two servers in turn, so that both meet the same machine.</summary>
internal static class SideBySide
{
    private const int Rounds = 2;

    // Long enough for what is called often to be compiled for that.
    private const int WarmUp = 4;

    /// <summary>Sends it.</summary>
    /// <param name="one">One of them.</param>
    /// <param name="other">The other one.</param>
    /// <param name="seconds">How long in each round.</param>
    /// <param name="connections">How many connections.</param>
    /// <returns>The better round of each, with the errors of all.</returns>
    internal static async Task<(Load One, Load Other)> RunAsync(Target one, Target other, int seconds = 2, int connections = 32)
    {
        await SendAsync(one, WarmUp);
        await SendAsync(other, WarmUp);
        var (ofOne, ofOther) = (new List<Load>(), new List<Load>());
        for (var round = 0; round < Rounds; round++)
        {
            ofOther.Add(await SendAsync(other, seconds));
            ofOne.Add(await SendAsync(one, seconds));
        }

        return (BestOf(ofOne), BestOf(ofOther));

        Task<Load> SendAsync(Target target, int duration) =>
            Wrk.RunAsync(target.Address, duration, connections, target.Script, target.Headers);
    }

    private static Load BestOf(List<Load> loads) =>
        loads.MaxBy(load => load.Throughput)! with { Errors = loads.Sum(load => load.Errors) };
}
