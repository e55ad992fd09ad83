namespace Muistot.Domain.Images.Png;

/// <summary>
/// The checksum of chunks: PNG (W3C REC, 3rd ed.) §5.5. The framework has the polynomial of CRC-32C only
/// (<see cref="System.Numerics.BitOperations"/>), and x86 processors have no instruction for this one.
/// </summary>
internal static class Crc32
{
    /// <summary>The polynomial of §5.5 with its bits in reverse, since bytes are taken in from their lowest bit.</summary>
    private const uint ReversedPolynomial = 0xEDB88320;

    private static readonly uint[] Table = CreateTable();

    /// <summary>Computes the checksum of some bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="before">The checksum of the bytes before them; 0 where there are none.</param>
    public static uint Compute(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        var remainder = ~before;
        foreach (var value in bytes)
            remainder = Table[(byte)(remainder ^ value)] ^ (remainder >> 8);
        return ~remainder;
    }

    private static uint[] CreateTable()
    {
        var table = new uint[byte.MaxValue + 1];
        for (var i = 0u; i < table.Length; i++)
        {
            var remainder = i;
            for (var bit = 0; bit < 8; bit++)
                remainder = (remainder & 1) == 0 ? remainder >> 1 : (remainder >> 1) ^ ReversedPolynomial;
            table[i] = remainder;
        }

        return table;
    }
}
