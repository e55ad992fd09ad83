using System.Diagnostics;

namespace Muistot.Benchmark;

/// <summary>How long something took that was done often.</summary>
/// <param name="Median">The median, in milliseconds.</param>
/// <param name="Percentile99">The 99th percentile, in milliseconds.</param>
internal sealed record Times(double Median, double Percentile99)
{
    /// <summary>Does something again and again, one after the other.</summary>
    /// <param name="count">How often it counts.</param>
    /// <param name="warmUp">For how long it does not count yet: until the runtime has compiled what is done.</param>
    /// <param name="work">It, with its number.</param>
    internal static async Task<Times> MeasureAsync(int count, TimeSpan warmUp, Func<int, Task> work)
    {
        var times = new List<double>();
        var began = Stopwatch.GetTimestamp();
        for (var number = 0; times.Count < count; number++)
        {
            var started = Stopwatch.GetTimestamp();
            await work(number);
            if (Stopwatch.GetElapsedTime(began) > warmUp)
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return Of(times);
    }

    /// <summary>The figures of times that were taken.</summary>
    /// <param name="milliseconds">The times, in milliseconds.</param>
    internal static Times Of(IEnumerable<double> milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        return new(sorted[sorted.Length / 2], sorted[sorted.Length * 99 / 100]);
    }
}
