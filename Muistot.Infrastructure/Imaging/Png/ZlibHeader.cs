namespace Muistot.Infrastructure.Imaging.Png;

/// <summary>The two bytes before compressed data, which declare how far back it may refer: RFC 1950 §2.2.</summary>
/// <remarks>
/// Browsers do not look at the window that is declared. libpng does, and refuses data that refers further back. Nothing but
/// decompressing tells how far back data refers, so where it might be further than declared, the largest window is declared.
/// </remarks>
internal static class ZlibHeader
{
    /// <summary>Bytes of the header.</summary>
    public const int Length = 2;

    private const int LargestWindowBits = 15;
    private const byte LargestWindow = 0x78;

    /// <summary>Whether compressed data might refer further back than its header declares.</summary>
    /// <param name="compressed">The compressed data, from its start; no header where it is shorter than one.</param>
    /// <param name="decompressedLength">Bytes of the decompressed data.</param>
    public static bool MayBeTooSmall(ReadOnlySpan<byte> compressed, long decompressedLength)
    {
        if (compressed.Length < Length)
            return false;
        var windowBits = (compressed[0] >> 4) + 8;
        return windowBits < LargestWindowBits && 1L << windowBits < decompressedLength;
    }

    /// <summary>Writes the header that declares the largest window.</summary>
    /// <param name="header">The header as it is, of which the rest stays.</param>
    /// <param name="widened">Takes <see cref="Length"/> bytes.</param>
    public static void Widen(ReadOnlySpan<byte> header, Span<byte> widened)
    {
        // Method and window, then level and dictionary with five bits that make both bytes a multiple of 31.
        var rest = header[1] & 0xE0;
        widened[0] = LargestWindow;
        widened[1] = (byte)(rest + ((31 - (((LargestWindow << 8) + rest) % 31)) % 31));
    }
}
