using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Muistot.Domain.Search;

/// <summary>A word of a text or of a query.</summary>
/// <param name="Folded">The word, folded.</param>
/// <param name="Exact">The word as it was written, but for case.</param>
public readonly record struct SearchWord(string Folded, string Exact)
{
    /// <summary>
    /// A number of the word, the same on every node and database: nobody has to ask the database for it, and transactions that index the
    /// same new word do not wait for each other's numbers.
    /// </summary>
    public long Number
    {
        get
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(Encoding.UTF8.GetBytes($"{Folded}\0{Exact}"), hash);
            return BinaryPrimitives.ReadInt64LittleEndian(hash);
        }
    }
}
