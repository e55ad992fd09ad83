using System.Buffers.Binary;

namespace Muistot.Domain.Images.Png;

/// <summary>Walks a PNG from IHDR to IEND and copies what makes the picture: PNG (W3C REC, 3rd ed.) §5.</summary>
internal sealed class PngCleaner
{
    private const int OrientationChunkLength = PngChunk.MinimumLength + ExifOrientation.BlockLength;
    private const int PaletteEntryLength = 3;
    private readonly ReadOnlyMemory<byte> file;
    private readonly CleanedBytes output;
    private readonly PngHeader header;
    private readonly PngAncillaryChunks ancillaryChunks;
    private readonly PngImageData imageData;
    private readonly PngAnimation animation;
    private bool imageDataSeen;
    private bool exifSeen;

    private PngCleaner(ReadOnlyMemory<byte> file, PngHeader header, PictureLimits limits)
    {
        this.file = file;
        this.header = header;
        output = new CleanedBytes(file, OrientationChunkLength);
        ancillaryChunks = new PngAncillaryChunks(header);
        imageData = new PngImageData(file, header, prefixLength: 0);
        animation = new PngAnimation(file, header, limits);
    }

    /// <summary>The eight bytes of PNG §5.2.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Checks and cleans a file that begins with <see cref="Signature"/>.</summary>
    public static PictureFault Clean(ReadOnlyMemory<byte> incoming, PictureLimits limits, out Picture? picture)
    {
        picture = null;
        if (!PngChunk.TryRead(incoming.Span, Signature.Length, out var first) || first.Type != PngChunkType.IHDR)
            return PictureFault.Damaged;
        var fault = PngHeader.Read(first.Data(incoming.Span), limits, out var header);
        if (header is null)
            return fault;
        var cleaner = new PngCleaner(incoming, header, limits);
        cleaner.output.Keep(0, first.End);
        fault = cleaner.ReadChunks(first.End);
        if (fault == PictureFault.None)
            picture = new Picture(PictureFormat.Png, header.Width, header.Height, cleaner.output.ToMemory());
        return fault;
    }

    private PictureFault ReadChunks(int position)
    {
        while (PngChunk.TryRead(file.Span, position, out var chunk))
        {
            var fault = Accept(chunk);
            if (fault != PictureFault.None || chunk.Type == PngChunkType.IEND)
                return fault;
            position = chunk.End;
        }

        return PictureFault.Damaged;
    }

    private PictureFault Accept(in PngChunk chunk)
    {
        if (imageData.IsOpen && chunk.Type != PngChunkType.IDAT && !imageData.TryClose(header.Width, header.Height))
            return PictureFault.Damaged;
        switch (chunk.Type)
        {
            case PngChunkType.PLTE:
                return KeepIf(TryReadPalette(chunk), chunk);
            case PngChunkType.IDAT:
                return KeepIf(TryAddImageData(chunk), chunk);
            case PngChunkType.IEND:
                return KeepIf(chunk.DataLength == 0 && imageDataSeen && animation.TryEnd(), chunk);
            case PngChunkType.eXIf:
                KeepOrientation(chunk);
                return PictureFault.None;
            case PngChunkType.acTL when !imageDataSeen:
                return KeepIf(animation.Declare(chunk), chunk);
            case PngChunkType.fcTL when animation.IsDeclared || !imageDataSeen:
                return KeepIf(animation.BeginFrame(chunk, imageDataSeen), chunk);
            case PngChunkType.fdAT when animation.IsDeclared:
                return KeepIf(animation.AddData(chunk), chunk);
            case PngChunkType.IHDR:
                return PictureFault.Damaged;
            default:
                if (PngChunkType.IsCritical(chunk.Type))
                    return PictureFault.UnsupportedFeature;
                if (!imageDataSeen && ancillaryChunks.Keeps(chunk))
                    output.Keep(chunk.Start, chunk.End);
                return PictureFault.None;
        }
    }

    /// <summary>Reads PLTE: PNG §11.2.2.</summary>
    private bool TryReadPalette(in PngChunk chunk)
    {
        if (imageDataSeen || ancillaryChunks.PaletteEntries > 0 || header.IsGreyscale)
            return false;
        var (entries, rest) = Math.DivRem(chunk.DataLength, PaletteEntryLength);
        var most = header.ColourType == PngColourType.IndexedColour ? 1 << header.BitDepth : 256;
        if (rest != 0 || entries < 1 || entries > most)
            return false;
        ancillaryChunks.PaletteEntries = entries;
        return true;
    }

    /// <summary>Reads IDAT: PNG §11.2.3. All of them follow each other.</summary>
    private bool TryAddImageData(in PngChunk chunk)
    {
        if (imageDataSeen && !imageData.IsOpen)
            return false;
        if (header.ColourType == PngColourType.IndexedColour && ancillaryChunks.PaletteEntries == 0)
            return false;
        imageDataSeen = true;
        imageData.Add(chunk);
        return true;
    }

    /// <summary>eXIf is an Exif block as it is (PNG §11.3.4.5). There is one at most, so only the first counts.</summary>
    private void KeepOrientation(in PngChunk chunk)
    {
        if (exifSeen)
            return;
        exifSeen = true;
        var orientation = ExifOrientation.Read(chunk.Data(file.Span));
        if (orientation == ExifOrientation.Upright)
            return;
        Span<byte> replacement = stackalloc byte[OrientationChunkLength];
        BinaryPrimitives.WriteInt32BigEndian(replacement, ExifOrientation.BlockLength);
        BinaryPrimitives.WriteUInt32BigEndian(replacement[4..], PngChunkType.eXIf);
        ExifOrientation.Write(orientation, replacement[PngChunk.HeadLength..]);
        BinaryPrimitives.WriteUInt32BigEndian(replacement[^4..], Crc32.Compute(replacement[4..^4]));
        output.Replace(chunk.Start, chunk.End, replacement);
    }

    private PictureFault KeepIf(bool valid, in PngChunk chunk) =>
        KeepIf(valid ? PictureFault.None : PictureFault.Damaged, chunk);

    private PictureFault KeepIf(PictureFault fault, in PngChunk chunk)
    {
        if (fault == PictureFault.None)
            output.Keep(chunk.Start, chunk.End);
        return fault;
    }
}
