using System.Buffers.Binary;
using System.IO.Hashing;
using Muistot.Domain.Images;

namespace Muistot.Infrastructure.Imaging.Png;

/// <summary>Walks a PNG from IHDR to IEND and copies what makes the image: PNG (W3C REC, 3rd ed.) §5.</summary>
internal sealed class PngCleaner
{
    private const int OrientationChunkLength = PngChunk.MinimumLength + ExifOrientation.BlockLength;
    private const int PaletteEntryLength = 3;
    private const int RoomForReplacements = OrientationChunkLength + PngColorProfile.RoomForName;
    private readonly ReadOnlyMemory<byte> file;
    private readonly CleanedBytes output;
    private readonly PngHeader header;
    private readonly PngAncillaryChunks ancillaryChunks;
    private readonly PngImageData imageData;
    private readonly PngAnimation animation;
    private readonly bool keepsAnimation;
    private bool imageDataSeen;
    private bool exifSeen;
    private int orientation = ExifOrientation.Upright;
    private bool isAnimationBroken;

    private PngCleaner(ReadOnlyMemory<byte> file, PngHeader header, ImageLimits limits, bool keepsAnimation)
    {
        this.file = file;
        this.header = header;
        this.keepsAnimation = keepsAnimation;
        output = new CleanedBytes(file, RoomForReplacements);
        ancillaryChunks = new PngAncillaryChunks(header);
        imageData = new PngImageData(file, output, header, prefixLength: 0);
        animation = new PngAnimation(file, output, header, limits);
    }

    /// <summary>The eight bytes of PNG §5.2.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Checks and cleans a file that begins with <see cref="Signature"/>.</summary>
    public static ImageError Clean(ReadOnlyMemory<byte> incoming, ImageLimits limits, out CleanedImage? image)
    {
        image = null;
        if (!PngChunk.TryRead(incoming.Span, Signature.Length, out var first) || first.Type != PngChunkType.IHDR || !first.IsIntact)
            return ImageError.Damaged;
        var fault = PngHeader.Read(first.Data(incoming.Span), limits, out var header);
        if (header is null)
            return fault;
        var cleaner = new PngCleaner(incoming, header, limits, keepsAnimation: true);
        fault = cleaner.ReadChunks(first.End);

        // Decoders show the still image of a broken animation.
        if (cleaner.isAnimationBroken)
        {
            cleaner = new PngCleaner(incoming, header, limits, keepsAnimation: false);
            fault = cleaner.ReadChunks(first.End);
        }

        if (fault != ImageError.None)
            return fault;
        var (width, height) = ExifOrientation.Turn(cleaner.orientation, header.Width, header.Height);
        image = new CleanedImage(ImageFormat.Png, width, height, cleaner.output.ToMemory());
        return fault;
    }

    private ImageError ReadChunks(int position)
    {
        output.Keep(0, position);
        while (PngChunk.TryRead(file.Span, position, out var chunk))
        {
            var fault = Accept(chunk);
            if (fault != ImageError.None || chunk.Type == PngChunkType.IEND)
                return fault;
            position = chunk.End;
        }

        return ImageError.Damaged;
    }

    private ImageError Accept(in PngChunk chunk)
    {
        if (imageData.IsOpen && chunk.Type != PngChunkType.IDAT && !imageData.TryClose(header.Width, header.Height))
            return ImageError.Damaged;
        if (PngChunkType.IsOfAnimation(chunk.Type))
            return keepsAnimation ? AcceptAnimation(chunk) : ImageError.None;
        var isCritical = PngChunkType.IsCritical(chunk.Type);

        // Decoders pass over an ancillary chunk with a wrong checksum, and give up at a critical one (§13.1).
        if (!chunk.IsIntact)
            return isCritical ? ImageError.Damaged : ImageError.None;
        switch (chunk.Type)
        {
            case PngChunkType.PLTE:
                return KeepIf(TryReadPalette(chunk), chunk);
            case PngChunkType.IDAT:
                return TryAddImageData(chunk) ? ImageError.None : ImageError.Damaged;
            case PngChunkType.IEND:
                return AcceptEnd(chunk);
            case PngChunkType.eXIf:
                KeepOrientation(chunk);
                return ImageError.None;
            case PngChunkType.IHDR:
                return ImageError.Damaged;
            default:
                if (isCritical)
                    return ImageError.UnsupportedFeature;
                KeepAncillary(chunk);
                return ImageError.None;
        }
    }

    private ImageError AcceptAnimation(in PngChunk chunk)
    {
        var fault = chunk switch
        {
            { IsIntact: false } => ImageError.Damaged,
            { Type: PngChunkType.acTL } when !imageDataSeen => KeepIf(animation.Declare(chunk), chunk),
            { Type: PngChunkType.fcTL } when animation.IsDeclared
                || !imageDataSeen => KeepIf(animation.BeginFrame(chunk, imageDataSeen), chunk),
            { Type: PngChunkType.fdAT } when animation.IsDeclared => animation.AddData(chunk),
            _ => ImageError.None,
        };
        isAnimationBroken = fault == ImageError.Damaged;
        return fault;
    }

    private ImageError AcceptEnd(in PngChunk chunk)
    {
        if (chunk.DataLength > 0 || !imageDataSeen)
            return ImageError.Damaged;
        isAnimationBroken = keepsAnimation && !animation.TryEnd();
        return KeepIf(!isAnimationBroken, chunk);
    }

    private void KeepAncillary(in PngChunk chunk)
    {
        if (imageDataSeen || !ancillaryChunks.Keeps(chunk))
            return;
        if (chunk.Type == PngChunkType.iCCP)
            PngColorProfile.Keep(chunk, file, output);
        else
            output.Keep(chunk.Start, chunk.End);
    }

    /// <summary>Reads PLTE: PNG §11.2.2.</summary>
    private bool TryReadPalette(in PngChunk chunk)
    {
        if (imageDataSeen || ancillaryChunks.PaletteEntries > 0 || header.IsGreyscale)
            return false;
        var (entries, rest) = Math.DivRem(chunk.DataLength, PaletteEntryLength);
        var most = header.ColorType == PngColorType.IndexedColor ? 1 << header.BitDepth : 256;
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
        if (header.ColorType == PngColorType.IndexedColor && ancillaryChunks.PaletteEntries == 0)
            return false;
        imageDataSeen = true;
        imageData.Add(chunk, header.Width, header.Height);
        return true;
    }

    /// <summary>eXIf is an Exif block as it is (PNG §11.3.4.5). There is one at most, so only the first counts.</summary>
    private void KeepOrientation(in PngChunk chunk)
    {
        if (exifSeen)
            return;
        exifSeen = true;
        orientation = ExifOrientation.Read(chunk.Data(file.Span));
        if (orientation == ExifOrientation.Upright)
            return;
        Span<byte> replacement = stackalloc byte[OrientationChunkLength];
        BinaryPrimitives.WriteInt32BigEndian(replacement, ExifOrientation.BlockLength);
        BinaryPrimitives.WriteUInt32BigEndian(replacement[4..], PngChunkType.eXIf);
        ExifOrientation.Write(orientation, replacement[PngChunk.HeadLength..]);
        BinaryPrimitives.WriteUInt32BigEndian(replacement[^4..], Crc32.HashToUInt32(replacement[4..^4]));
        output.Replace(chunk.Start, chunk.End, replacement);
    }

    private ImageError KeepIf(bool valid, in PngChunk chunk) =>
        KeepIf(valid ? ImageError.None : ImageError.Damaged, chunk);

    private ImageError KeepIf(ImageError fault, in PngChunk chunk)
    {
        if (fault == ImageError.None)
            output.Keep(chunk.Start, chunk.End);
        return fault;
    }
}
