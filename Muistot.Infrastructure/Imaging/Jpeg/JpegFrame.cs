using System.Buffers.Binary;
using Muistot.Domain.Images;

namespace Muistot.Infrastructure.Imaging.Jpeg;

/// <summary>The frame header and what of the frame has been coded: ISO/IEC 10918-1 §B.2.2.</summary>
internal sealed class JpegFrame
{
    private const int FixedLength = 6;
    private const int ComponentLength = 3;
    private readonly byte[] components;
    private int codedComponents;

    private JpegFrame(byte marker, int width, int height, byte[] components)
    {
        Width = width;
        Height = height;
        IsProgressive = marker == JpegMarker.ProgressiveFrame;
        this.components = components;
    }

    /// <summary>Samples per line, 1 to 65 535.</summary>
    public int Width { get; }

    /// <summary>Lines, 1 to 65 535.</summary>
    public int Height { get; }

    /// <summary>Whether the frame is coded in scans that refine each other.</summary>
    public bool IsProgressive { get; }

    /// <summary>Whether every component has had its scan, or its first scan when progressive.</summary>
    public bool IsComplete => codedComponents == (1 << ComponentCount) - 1;

    /// <summary>Components, 1 to 4.</summary>
    public int ComponentCount => components.Length / ComponentLength;

    /// <summary>Blocks of the component with the most of them in an MCU, across, 1 to 4.</summary>
    public int MostAcross => Enumerable.Range(0, ComponentCount).Max(BlocksAcross);

    /// <summary>The same, down.</summary>
    public int MostDown => Enumerable.Range(0, ComponentCount).Max(BlocksDown);

    /// <summary>Reads SOF0, SOF1 or SOF2, as far as browsers show them: 8 bits, and 1, 3 or 4 components.</summary>
    public static ImageError Read(byte marker, ReadOnlySpan<byte> parameters, ImageLimits limits, out JpegFrame? frame)
    {
        frame = null;
        if (parameters.Length < FixedLength)
            return ImageError.Damaged;
        var height = BinaryPrimitives.ReadUInt16BigEndian(parameters[1..]);
        var width = BinaryPrimitives.ReadUInt16BigEndian(parameters[3..]);
        var count = parameters[5];

        // A height of 0 would mean that DNL gives it after the first scan (§B.2.5), which browsers do not follow.
        if (width == 0 || height == 0)
            return ImageError.Damaged;
        if ((long)width * height > limits.MaximumPixels)
            return ImageError.TooManyPixels;
        if (parameters[0] != 8 || count is not (1 or 3 or 4))
            return ImageError.UnsupportedFeature;
        if (parameters.Length != FixedLength + (ComponentLength * count))
            return ImageError.Damaged;
        frame = new JpegFrame(marker, width, height, parameters[FixedLength..].ToArray());
        return frame.HasValidComponents() ? ImageError.None : ImageError.Damaged;
    }

    /// <summary>
    /// The place of a component in the frame, or -1. Names are unique (§B.2.2); a second component of one name is never found, so that
    /// its frame never gets complete.
    /// </summary>
    public int IndexOf(byte identifier)
    {
        for (var i = 0; i < ComponentCount; i++)
        {
            if (components[i * ComponentLength] == identifier)
                return i;
        }

        return -1;
    }

    /// <summary>Blocks of a component in an interleaved MCU, 1 to 16: ISO/IEC 10918-1 §A.2.3.</summary>
    public int BlocksPerUnit(int index) => BlocksAcross(index) * BlocksDown(index);

    /// <summary>Blocks of a component across an MCU, 1 to 4.</summary>
    public int BlocksAcross(int index) => components[(index * ComponentLength) + 1] >> 4;

    /// <summary>Blocks of a component down an MCU, 1 to 4.</summary>
    public int BlocksDown(int index) => components[(index * ComponentLength) + 1] & 0x0F;

    /// <summary>The quantization table of a component, 0 to 3.</summary>
    public int QuantizationTable(int index) => components[(index * ComponentLength) + 2];

    /// <summary>Counts a scan in. A sequential frame has each component in one scan, so a second one would paint over the first.</summary>
    public bool TryAdd(in JpegScan scan)
    {
        if (!IsProgressive && (codedComponents & scan.Components) != 0)
            return false;
        if (!IsProgressive || scan.IsFirst)
            codedComponents |= scan.Components;
        return true;
    }

    private bool HasValidComponents()
    {
        for (var i = 0; i < ComponentCount; i++)
        {
            var sampling = components[(i * ComponentLength) + 1];
            if (sampling >> 4 is < 1 or > 4 || (sampling & 0x0F) is < 1 or > 4 || QuantizationTable(i) > 3)
                return false;
        }

        return true;
    }
}
