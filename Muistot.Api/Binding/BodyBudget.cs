using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Application.Images;

namespace Muistot.Api.Binding;

/// <summary>
/// Bounds the memory of all bodies that are being read and carried out. Large images at once would exhaust it otherwise; who comes
/// when it is used up is told to come again.
/// </summary>
/// <param name="options">The bound.</param>
internal sealed class BodyBudget(IOptions<FilesOptions> options)
{
    /// <summary>Bytes up to which bodies do not count: texts go through while images wait.</summary>
    internal const int SmallBody = 64 * 1024;

    private const long Megabyte = 1024 * 1024;
    private readonly Lock turn = new();
    private long inFlight;

    private long Most => options.Value.MaxMegabytesInFlight * Megabyte ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4;

    /// <summary>Begins a body, for which nothing is taken from the budget yet.</summary>
    internal Share Begin() => new(this);

    /// <summary>The image of a body is three quarters of it, and is copied once when something is taken out of it.</summary>
    private static long CostOf(int length) => length > SmallBody ? length + (length / 4 * 3L) : 0;

    /// <summary>What one body takes from the budget, until it is disposed.</summary>
    internal sealed class Share(BodyBudget budget) : IDisposable
    {
        private long cost;

        /// <summary>Makes room for a body, or for more of one. A body that is alone always gets it.</summary>
        /// <param name="length">Bytes in all.</param>
        /// <returns>The room.</returns>
        /// <exception cref="UnavailableException">Other bodies have used the budget up.</exception>
        internal byte[] Take(int length)
        {
            var wanted = CostOf(length);
            lock (budget.turn)
            {
                var others = budget.inFlight - cost;
                if (wanted > cost && others > 0 && others + wanted > budget.Most)
                    throw new UnavailableException();
                budget.inFlight = others + wanted;
                cost = wanted;
            }

            return GC.AllocateUninitializedArray<byte>(length);
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            lock (budget.turn)
            {
                budget.inFlight -= cost;
                cost = 0;
            }
        }
    }
}
