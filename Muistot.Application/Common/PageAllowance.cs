namespace Muistot.Application.Common;

/// <summary>
/// What the large pages of all lists that are being read share, so that readers who begin quickly and then stand still, however many, take
/// no more memory than it. Once it is used up, pages are small.
/// </summary>
internal sealed class PageAllowance
{
    /// <summary>How many times as large as a small page a large one is.</summary>
    internal const int LargeUnits = 32;

    // For a page that is written, and the next one.
    private const int ShareUnits = 2 * LargeUnits;

    // A small page takes some 150 kB at the most: all large ones together, 40 MB.
    private int left = 4 * ShareUnits;

    /// <summary>What one list has of it.</summary>
    internal sealed class Share(PageAllowance all) : IDisposable
    {
        private bool isTaken;

        /// <summary>How many times as large as a small page the pages of the list may be.</summary>
        internal int Units => isTaken ? LargeUnits : 1;

        /// <summary>Decides anew. What a client that takes pages quickly has, it keeps.</summary>
        /// <param name="isQuick">True when the client takes pages quickly.</param>
        internal void Renew(bool isQuick)
        {
            if (!isQuick)
                Dispose();
            else if (!isTaken && !(isTaken = Interlocked.Add(ref all.left, -ShareUnits) >= 0))
                Interlocked.Add(ref all.left, ShareUnits);
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (isTaken)
                Interlocked.Add(ref all.left, ShareUnits);
            isTaken = false;
        }
    }
}
