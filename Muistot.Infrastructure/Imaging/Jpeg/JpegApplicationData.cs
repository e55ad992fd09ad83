using System.Buffers.Binary;

namespace Muistot.Infrastructure.Imaging.Jpeg;

/// <summary>
/// The application segments that an image keeps: those that say how to show it. Each is cut to what decoders read of it; all others
/// are metadata.
/// </summary>
/// <param name="file">The file being cleaned.</param>
/// <param name="output">Takes the segments that stay.</param>
internal sealed class JpegApplicationData(ReadOnlyMemory<byte> file, CleanedBytes output)
{
    /// <summary>Bytes of the segment that keeps an orientation, the only one that may come out longer than it went in.</summary>
    public const int OrientationSegmentLength = 4 + ExifHeaderLength + ExifOrientation.BlockLength;

    private const int JfifLength = 14;
    private const int JfifThumbnailSize = 12;
    private const int AdobeLength = 12;
    private const int ExifHeaderLength = 6;
    private bool exifSeen;
    private JpegColorProfile? profile;

    /// <summary>How viewers turn the image.</summary>
    public int Orientation { get; private set; } = ExifOrientation.Upright;

    /// <summary>Keeps an APPn segment that comes before the first scan, or a part of it, or leaves it out.</summary>
    public void Accept(in JpegSegment segment)
    {
        var parameters = segment.Parameters(file.Span);
        switch (segment.Marker)
        {
            case JpegMarker.Application0 when parameters.Length >= JfifLength && parameters.StartsWith("JFIF\0"u8):
                KeepJfif(segment, parameters);
                break;

            case JpegMarker.Application1 when IsExif(parameters) && !exifSeen:
                exifSeen = true;
                Orientation = ExifOrientation.Read(parameters[ExifHeaderLength..]);
                KeepOrientation(segment);
                break;

            // APP2 also holds the index of further images in the file (CIPA DC-007), which are cut off with their data.
            case JpegMarker.Application2 when JpegColorProfile.IsPart(segment, file.Span):
                KeepProfile(segment);
                break;

            // ISO/IEC 10918-6 §6.5.3: whether the components are RGB, YCbCr, CMYK or YCCK.
            case JpegMarker.Application14 when parameters.Length >= AdobeLength && parameters.StartsWith("Adobe"u8):
                KeepStart(segment, parameters[..AdobeLength]);
                break;
        }
    }

    /// <summary>Exif 2.32 §4.7.2: the letters, a zero and a byte of padding, which readers do not look at.</summary>
    private static bool IsExif(ReadOnlySpan<byte> parameters) =>
        parameters.Length >= ExifHeaderLength && parameters.StartsWith("Exif\0"u8);

    /// <summary>ISO/IEC 10918-5 §10, with a thumbnail of 0 by 0 pixels. It gives version and pixel density, and means YCbCr.</summary>
    private void KeepJfif(in JpegSegment segment, ReadOnlySpan<byte> parameters)
    {
        Span<byte> withoutThumbnail = stackalloc byte[JfifLength];
        parameters[..JfifThumbnailSize].CopyTo(withoutThumbnail);
        withoutThumbnail[JfifThumbnailSize..].Clear();
        KeepStart(segment, withoutThumbnail);
    }

    private void KeepOrientation(in JpegSegment segment)
    {
        if (Orientation == ExifOrientation.Upright)
            return;
        Span<byte> parameters = stackalloc byte[ExifHeaderLength + ExifOrientation.BlockLength];
        "Exif\0\0"u8.CopyTo(parameters);
        ExifOrientation.Write(Orientation, parameters[ExifHeaderLength..]);
        KeepStart(segment, parameters);
    }

    private void KeepProfile(in JpegSegment segment)
    {
        profile ??= JpegColorProfile.Find(file.Span, segment.Start);
        if (!profile.IsWhole)
            return;
        if (profile.End <= segment.ParametersStart || profile.End >= segment.End)
        {
            output.Keep(segment.Start, segment.End);
            return;
        }

        Span<byte> length = stackalloc byte[sizeof(ushort)];
        var lengthStart = segment.ParametersStart - length.Length;
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(profile.End - lengthStart));
        output.Keep(segment.Start, lengthStart);
        output.Replace(lengthStart, segment.ParametersStart, length);
        output.Keep(segment.ParametersStart, profile.End);
    }

    private void KeepStart(in JpegSegment segment, ReadOnlySpan<byte> parameters)
    {
        Span<byte> replacement = stackalloc byte[OrientationSegmentLength];
        replacement = replacement[..(4 + parameters.Length)];
        replacement[0] = 0xFF;
        replacement[1] = segment.Marker;
        replacement[2] = 0;
        replacement[3] = (byte)(2 + parameters.Length);
        parameters.CopyTo(replacement[4..]);
        output.Keep(segment.Start, segment.MarkerStart);
        output.Replace(segment.MarkerStart, segment.End, replacement);
    }
}
