using System.Buffers.Binary;
using Muistot.Domain.Images;

namespace Muistot.Infrastructure.Imaging.Png;

/// <summary>The frames of an animated PNG: PNG (W3C REC, 3rd ed.) §11.3.6.</summary>
/// <remarks>
/// Browsers show animations, so they are kept. Each frame is decoded at the size it claims, so their pixels count against the limit
/// together with those of the static image, and each frame's data is checked as image data is.
/// </remarks>
/// <param name="file">The file.</param>
/// <param name="output">Takes the data of frames.</param>
/// <param name="header">Gives the canvas and the size of pixels.</param>
/// <param name="limits">Bounds pixels and frames.</param>
internal sealed class PngAnimation(ReadOnlyMemory<byte> file, CleanedBytes output, PngHeader header, ImageLimits limits)
{
    private const int ControlLength = 8;
    private const int FrameControlLength = 26;
    private const int SequenceNumberLength = 4;
    private readonly PngImageData data = new(file, output, header, SequenceNumberLength);
    private long pixels = (long)header.Width * header.Height;
    private uint declaredFrames;
    private uint frames;
    private uint sequenceNumber;
    private (int Width, int Height)? openFrame;

    /// <summary>Whether acTL has come. Without it the image is not animated, and decoders pass over frames.</summary>
    public bool IsDeclared => declaredFrames > 0;

    /// <summary>Reads acTL.</summary>
    public ImageError Declare(in PngChunk chunk)
    {
        if (IsDeclared || chunk.DataLength != ControlLength)
            return ImageError.Damaged;
        declaredFrames = BinaryPrimitives.ReadUInt32BigEndian(chunk.Data(file.Span));
        return IsDeclared ? ImageError.None : ImageError.Damaged;
    }

    /// <summary>Reads fcTL. The one before the image data may come before acTL too, as browsers let it.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="afterImageData">
    /// Whether image data has come before. If not, the image data is the frame, so that it is neither counted nor checked again.
    /// </param>
    public ImageError BeginFrame(in PngChunk chunk, bool afterImageData)
    {
        if (!TryEndFrame() || chunk.DataLength != FrameControlLength || !TryCountSequence(chunk))
            return ImageError.Damaged;
        if (++frames > limits.MaximumFrames)
            return ImageError.TooManyFrames;
        if (frames > declaredFrames && IsDeclared)
            return ImageError.Damaged;
        var control = chunk.Data(file.Span);
        if (!TryReadSize(control, out var width, out var height))
            return ImageError.Damaged;
        if (!afterImageData)
            return frames == 1 && width == header.Width && height == header.Height ? ImageError.None : ImageError.Damaged;
        openFrame = (width, height);
        pixels += (long)width * height;
        return pixels > limits.MaximumPixels ? ImageError.TooManyPixels : ImageError.None;
    }

    /// <summary>Reads fdAT, and keeps it.</summary>
    public ImageError AddData(in PngChunk chunk)
    {
        if (openFrame is not var (width, height) || chunk.DataLength < SequenceNumberLength || !TryCountSequence(chunk))
            return ImageError.Damaged;
        data.Add(chunk, width, height);
        return ImageError.None;
    }

    /// <summary>Checks the last frame, and that there are as many as declared.</summary>
    public bool TryEnd() => TryEndFrame() && frames == declaredFrames;

    private bool TryEndFrame()
    {
        if (openFrame is not var (width, height))
            return true;
        openFrame = null;
        return data.TryClose(width, height);
    }

    /// <summary>fcTL and fdAT are numbered from 0 in the order of the file (§11.3.6.2, §11.3.6.3).</summary>
    private bool TryCountSequence(in PngChunk chunk) =>
        BinaryPrimitives.ReadUInt32BigEndian(chunk.Data(file.Span)) == sequenceNumber++;

    /// <summary>A frame lies within the canvas, and what to do with its area is one of the ways that there are (§11.3.6.2).</summary>
    private bool TryReadSize(ReadOnlySpan<byte> control, out int width, out int height)
    {
        var claimedWidth = BinaryPrimitives.ReadUInt32BigEndian(control[4..]);
        var claimedHeight = BinaryPrimitives.ReadUInt32BigEndian(control[8..]);
        var left = BinaryPrimitives.ReadUInt32BigEndian(control[12..]);
        var top = BinaryPrimitives.ReadUInt32BigEndian(control[16..]);
        var disposal = control[24];
        var blending = control[25];
        width = (int)claimedWidth;
        height = (int)claimedHeight;
        return claimedWidth > 0 && (ulong)left + claimedWidth <= (uint)header.Width
            && claimedHeight > 0 && (ulong)top + claimedHeight <= (uint)header.Height
            && disposal <= 2 && blending <= 1;
    }
}
