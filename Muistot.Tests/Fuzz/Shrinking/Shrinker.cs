namespace Muistot.Tests.Fuzz.Shrinking;

/// <summary>Makes a failing sequence as small as it still fails, by trying smaller ones.</summary>
/// <param name="fails">Plays a sequence in a world of its own; true when it fails in the same way.</param>
/// <param name="requests">How many requests that may take.</param>
internal sealed class Shrinker(Func<IReadOnlyList<Step>, Task<bool>> fails, int requests = 20_000)
{
    private int left = requests;

    /// <summary>Makes a sequence smaller.</summary>
    public async Task<IReadOnlyList<Step>> ShrinkAsync(IReadOnlyList<Step> steps)
    {
        var fewest = await DropStepsAsync([.. steps]);
        for (var index = 0; index < fewest.Count; index++)
            await SimplifyAsync(fewest, index);
        return await DropStepsAsync(fewest);
    }

    /// <summary>Leaves out halves, quarters, and so on (Zeller and Hildebrandt 2002), the last first: what fails is last.</summary>
    private async Task<List<Step>> DropStepsAsync(List<Step> steps)
    {
        for (var size = Math.Max(1, steps.Count / 2); ; size /= 2)
        {
            for (var from = Math.Max(0, steps.Count - size); steps.Count > 1; from = Math.Max(0, from - size))
            {
                List<Step> fewer = [.. steps.Take(from), .. steps.Skip(from + size)];
                if (fewer.Count > 0 && fewer.Count < steps.Count && await StillFailsAsync(fewer))
                    steps = fewer;
                if (from == 0)
                    break;
            }

            if (size == 1)
                return steps;
        }
    }

    private async Task SimplifyAsync(List<Step> steps, int index)
    {
        for (var isSmaller = true; isSmaller;)
        {
            isSmaller = false;
            foreach (var simpler in Simpler.Than(steps[index]))
            {
                List<Step> candidate = [.. steps];
                candidate[index] = simpler;
                if (!await StillFailsAsync(candidate))
                    continue;
                steps[index] = simpler;
                isSmaller = true;
                break;
            }
        }
    }

    private async Task<bool> StillFailsAsync(List<Step> steps) => (left -= steps.Count) > 0 && await fails(steps);
}
