using System.Buffers.Binary;
using System.IO.Compression;

namespace Muistot.Tests.Integration.Images;

/// <summary>Small images, and what is none.</summary>
internal static class SampleImages
{
    /// <summary>Stands for the camera in what is written about an image.</summary>
    public static readonly byte[] Camera = [.. "Camera 4711\0"u8];

    /// <summary>A baseline JPEG of 6 by 4 pixels in which there is nothing to remove.</summary>
    public static readonly byte[] Jpeg = Convert.FromBase64String(
        """
        /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71////m8H////6/+b9//j/wAAL
        CAAEAAYBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAABf/EABcQAAMBAAAAAAAAAAAAAAAAAAACElH/2gAIAQEAAD8ALttP/9k=
        """);

    private static readonly uint[] Coordinates = [60, 1, 10, 1, 1535, 100];

    /// <summary>A PNG of one gray pixel, in which there is nothing to remove.</summary>
    public static byte[] Png(byte grey = 0) => Png(1, 1, grey);

    /// <summary>A PNG that claims to be so large, and has one gray pixel.</summary>
    public static byte[] Png(int width, int height, byte grey = 0, params IEnumerable<byte[]> chunksBeforeImage)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        return
        [
            0x89, .. "PNG\r\n\x1A\n"u8, .. Chunk("IHDR"u8, header), .. chunksBeforeImage.SelectMany(chunk => chunk),
            .. Chunk("IDAT"u8, Deflate([0, grey])),
            .. Chunk("IEND"u8, []),
        ];
    }

    /// <summary>A PNG with what people and programs write into them.</summary>
    public static byte[] PngWithMetadata() =>
        Png(1, 1, 0, Chunk("tEXt"u8, [.. "Author\0"u8, .. Camera]), Chunk("eXIf"u8, Exif(6)),
            Chunk("iTXt"u8, [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. Camera]));

    /// <summary>A JPEG with what cameras write into them: itself, an orientation, a place.</summary>
    public static byte[] JpegWithMetadata(int orientation) =>
    [
        .. Jpeg[..2], .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation)]),
        .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Camera]),
        .. Segment(0xED, [.. "Photoshop 3.0\0"u8, .. Camera]), .. Segment(0xFE, Camera), .. Jpeg[2..], .. Camera,
    ];

    /// <summary>The bytes of the place in <see cref="JpegWithMetadata"/>.</summary>
    public static byte[] Place() => [.. Coordinates.SelectMany(BigEndian)];

    private static byte[] Exif(int orientation)
    {
        const int directory = 8 + 2 + (3 * 12) + 4;
        var place = directory + Camera.Length;
        return
        [
            .. "MM\0*"u8, .. BigEndian(8), 0, 3,
            .. Entry(0x010F, 2, (uint)Camera.Length, directory), .. Entry(0x0112, 3, 1, (uint)orientation << 16),
            .. Entry(0x8825, 4, 1, (uint)place),
            .. BigEndian(0), .. Camera,
            0, 1, .. Entry(0x0002, 5, 3, (uint)place + 2 + 12 + 4), .. BigEndian(0), .. Place(),
        ];
    }

    private static byte[] Entry(ushort tag, byte type, uint count, uint value) =>
        [(byte)(tag >> 8), (byte)tag, 0, type, .. BigEndian(count), .. BigEndian(value)];

    private static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] content) =>
        [.. BigEndian((uint)content.Length), .. type, .. content, .. BigEndian(Crc([.. type, .. content]))];

    private static byte[] Deflate(byte[] bytes)
    {
        using var deflated = new MemoryStream();
        using (var stream = new ZLibStream(deflated, CompressionLevel.Fastest))
            stream.Write(bytes);
        return deflated.ToArray();
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }

    private static byte[] BigEndian(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }
}
