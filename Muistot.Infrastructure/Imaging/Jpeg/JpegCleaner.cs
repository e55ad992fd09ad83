using Muistot.Domain.Images;

namespace Muistot.Infrastructure.Imaging.Jpeg;

/// <summary>Walks a JPEG from SOI to the first EOI and copies what makes the image: ISO/IEC 10918-1 §B.2.</summary>
internal sealed class JpegCleaner
{
    private readonly ReadOnlyMemory<byte> file;
    private readonly ImageLimits limits;
    private readonly CleanedBytes output;
    private readonly JpegApplicationData applicationData;
    private readonly JpegTables tables = new();
    private JpegFrame? frame;
    private int scans;
    private JpegSegment lastScan;
    private int lastScanEnd;
    private int position = 2;

    private JpegCleaner(ReadOnlyMemory<byte> file, ImageLimits limits)
    {
        this.file = file;
        this.limits = limits;
        output = new CleanedBytes(file, JpegApplicationData.OrientationSegmentLength + EndOfImage.Length);
        applicationData = new JpegApplicationData(file, output);
    }

    /// <summary>SOI and the first byte of the marker that has to follow it.</summary>
    public static ReadOnlySpan<byte> Signature => [0xFF, JpegMarker.StartOfImage, 0xFF];

    private static ReadOnlySpan<byte> EndOfImage => [0xFF, JpegMarker.EndOfImage];

    /// <summary>Checks and cleans a file that begins with <see cref="Signature"/>.</summary>
    public static ImageError Clean(ReadOnlyMemory<byte> incoming, ImageLimits limits, out CleanedImage? image)
    {
        var cleaner = new JpegCleaner(incoming, limits);
        var fault = cleaner.ReadSegments();
        image = null;
        if (fault != ImageError.None || cleaner.frame is not { } frame)
            return fault;
        var (width, height) = ExifOrientation.Turn(cleaner.applicationData.Orientation, frame.Width, frame.Height);
        image = new CleanedImage(ImageFormat.Jpeg, width, height, cleaner.output.ToMemory());
        return fault;
    }

    private ImageError ReadSegments()
    {
        output.Keep(0, position);
        while (JpegSegment.TryRead(file.Span, position, out var segment))
        {
            position = segment.End;
            if (segment.Marker == JpegMarker.EndOfImage)
            {
                output.Keep(segment.Start, segment.End);
                return frame is { IsComplete: true } ? ImageError.None : ImageError.Damaged;
            }

            var fault = Accept(segment);
            if (fault != ImageError.None)
                return fault;
        }

        return AcceptMissingEnd();
    }

    /// <summary>Ends a file that stops without EOI, as some editors and cameras write them. One that was cut short is refused.</summary>
    private ImageError AcceptMissingEnd()
    {
        if (frame is not { IsComplete: true })
            return ImageError.Damaged;
        var end = new JpegScanReader(file, frame).FindEnd(lastScan);
        if (end < 0)
            return ImageError.Damaged;
        if (lastScanEnd == file.Length)
            output.RemoveLast(lastScanEnd - end);
        output.Add(EndOfImage);
        return ImageError.None;
    }

    private ImageError Accept(in JpegSegment segment)
    {
        var parameters = segment.Parameters(file.Span);
        switch (segment.Marker)
        {
            case JpegMarker.BaselineFrame or JpegMarker.ExtendedFrame or JpegMarker.ProgressiveFrame:
                return AcceptFrame(segment);
            case JpegMarker.StartOfScan:
                return AcceptScan(segment);
            case JpegMarker.QuantizationTables:
                return KeepIf(tables.TryReadQuantizationTables(parameters), segment);
            case JpegMarker.HuffmanTables:
                return KeepIf(tables.TryReadHuffmanTables(parameters), segment);
            case JpegMarker.RestartInterval:
                return KeepIf(tables.TryReadRestartInterval(parameters), segment);
            case >= JpegMarker.Application0 and <= JpegMarker.Application15:
                // Decoders take what concerns the image from before its first scan.
                if (scans == 0)
                    applicationData.Accept(segment);
                return ImageError.None;
            case JpegMarker.Comment or JpegMarker.Temporary or (>= JpegMarker.FirstRestart and <= JpegMarker.LastRestart):
                return ImageError.None;
            default:
                return JpegMarker.IsUnsupported(segment.Marker) ? ImageError.UnsupportedFeature : ImageError.Damaged;
        }
    }

    private ImageError AcceptFrame(in JpegSegment segment)
    {
        if (frame is not null)
            return ImageError.Damaged;
        var fault = JpegFrame.Read(segment.Marker, segment.Parameters(file.Span), limits, out frame);
        return fault == ImageError.None ? KeepIf(true, segment) : fault;
    }

    private ImageError AcceptScan(in JpegSegment segment)
    {
        if (frame is null || !JpegScan.TryRead(segment.Parameters(file.Span), frame, tables, out var scan))
            return ImageError.Damaged;
        if (++scans > limits.MaximumScans)
            return ImageError.TooManyScans;
        if (!frame.TryAdd(scan) || !JpegEntropyCodedData.TryFindEnd(file.Span, position, tables.RestartInterval, out position))
            return ImageError.Damaged;
        output.Keep(segment.Start, position);
        (lastScan, lastScanEnd) = (segment, position);
        return ImageError.None;
    }

    private ImageError KeepIf(bool valid, in JpegSegment segment)
    {
        if (!valid)
            return ImageError.Damaged;
        output.Keep(segment.Start, segment.End);
        return ImageError.None;
    }
}
