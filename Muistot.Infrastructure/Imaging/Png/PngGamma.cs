using System.Buffers.Binary;

namespace Muistot.Infrastructure.Imaging.Png;

/// <summary>The gamma of an image, in a gAMA chunk: PNG (W3C REC, 3rd ed.) §11.3.2.2.</summary>
internal static class PngGamma
{
    private const double Scale = 100_000;

    // What a display makes of samples, which those of sRGB are written for.
    private const double Display = 2.2;

    // Less is not seen; most files say 0.45455.
    private const double Tolerance = 0.05;

    /// <summary>
    /// The gamma that samples, from 0 to 1, are corrected by, to be shown by a display of sRGB as they are meant: 1 over it is the
    /// exponent.
    /// </summary>
    /// <returns>
    /// Null where they are so already: the file is no PNG, has no gamma, or says better what its colors are, which goes before (§4.3).
    /// </returns>
    internal static double? CorrectionOf(ReadOnlySpan<byte> file)
    {
        double? gamma = null;
        if (!file.StartsWith(PngCleaner.Signature))
            return null;
        for (var next = PngCleaner.Signature.Length; PngChunk.TryRead(file, next, out var chunk); next = chunk.End)
        {
            if (chunk.Type is PngChunkType.iCCP or PngChunkType.sRGB or PngChunkType.cICP)
                return null;
            if (chunk is { Type: PngChunkType.gAMA, DataLength: sizeof(uint) })
                gamma = BinaryPrimitives.ReadUInt32BigEndian(chunk.Data(file)) / Scale;
            if (chunk.Type == PngChunkType.IDAT)
                break;
        }

        return gamma is > 0 && Math.Abs((gamma.Value * Display) - 1) > Tolerance ? gamma.Value * Display : null;
    }
}
