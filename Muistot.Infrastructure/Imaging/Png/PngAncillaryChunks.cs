namespace Muistot.Infrastructure.Imaging.Png;

/// <summary>
/// Tells which ancillary chunks say how to show the image: PNG (W3C REC, 3rd ed.) §11.3. A chunk of another size than its kind has, or
/// a second one where one is allowed (§5.6), is passed over by decoders, so it is not worth keeping whatever it holds. Suggested palettes
/// (sPLT) and histograms (hIST) are dropped: no browser reads them, and text fits into them.
/// </summary>
/// <param name="header">Decides on the size of some of them.</param>
internal sealed class PngAncillaryChunks(PngHeader header)
{
    private readonly HashSet<uint> kept = [];

    /// <summary>Entries of the palette so far, 0 to 256.</summary>
    public int PaletteEntries { get; set; }

    /// <summary>Whether to keep a chunk that comes before the image data.</summary>
    public bool Keeps(in PngChunk chunk) =>
        HasLengthOfItsKind(chunk) && kept.Add(chunk.Type);

    private bool HasLengthOfItsKind(in PngChunk chunk) => chunk.Type switch
    {
        PngChunkType.cHRM => chunk.DataLength == 32,
        PngChunkType.gAMA => chunk.DataLength == 4,
        PngChunkType.sBIT => chunk.DataLength == SignificantBitsLength,
        PngChunkType.sRGB => chunk.DataLength == 1,
        PngChunkType.cICP => chunk.DataLength == 4,
        PngChunkType.mDCV => chunk.DataLength == 24,
        PngChunkType.cLLI => chunk.DataLength == 8,
        PngChunkType.pHYs => chunk.DataLength == 9,
        PngChunkType.bKGD => chunk.DataLength == BackgroundLength,
        PngChunkType.tRNS => HasTransparencyLength(chunk.DataLength),

        // A name of a byte or more, a zero, a byte for the method. What it holds is looked at elsewhere.
        PngChunkType.iCCP => chunk.DataLength > 3,
        _ => false,
    };

    private int SignificantBitsLength => header.ColorType == PngColorType.IndexedColor ? 3 : header.Samples;

    private int BackgroundLength => header.ColorType == PngColorType.IndexedColor ? 1 : header.IsGreyscale ? 2 : 6;

    private bool HasTransparencyLength(int length) => header.ColorType switch
    {
        PngColorType.Greyscale => length == 2,
        PngColorType.Truecolor => length == 6,
        PngColorType.IndexedColor => length > 0 && length <= PaletteEntries,
        _ => false,
    };
}
