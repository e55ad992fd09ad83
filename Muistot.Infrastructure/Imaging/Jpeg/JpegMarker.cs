namespace Muistot.Infrastructure.Imaging.Jpeg;

/// <summary>The second bytes of markers: ISO/IEC 10918-1 §B.1.1.3, Table B.1.</summary>
internal static class JpegMarker
{
    /// <summary>TEM, which stands alone.</summary>
    public const byte Temporary = 0x01;

    /// <summary>SOF0: baseline, Huffman coding.</summary>
    public const byte BaselineFrame = 0xC0;

    /// <summary>SOF1: extended sequential, Huffman coding.</summary>
    public const byte ExtendedFrame = 0xC1;

    /// <summary>SOF2: progressive, Huffman coding.</summary>
    public const byte ProgressiveFrame = 0xC2;

    /// <summary>DHT.</summary>
    public const byte HuffmanTables = 0xC4;

    /// <summary>RST0, the first of eight.</summary>
    public const byte FirstRestart = 0xD0;

    /// <summary>RST7.</summary>
    public const byte LastRestart = 0xD7;

    /// <summary>SOI.</summary>
    public const byte StartOfImage = 0xD8;

    /// <summary>EOI.</summary>
    public const byte EndOfImage = 0xD9;

    /// <summary>SOS.</summary>
    public const byte StartOfScan = 0xDA;

    /// <summary>DQT.</summary>
    public const byte QuantizationTables = 0xDB;

    /// <summary>DRI.</summary>
    public const byte RestartInterval = 0xDD;

    /// <summary>APP0.</summary>
    public const byte Application0 = 0xE0;

    /// <summary>APP1.</summary>
    public const byte Application1 = 0xE1;

    /// <summary>APP2.</summary>
    public const byte Application2 = 0xE2;

    /// <summary>APP14.</summary>
    public const byte Application14 = 0xEE;

    /// <summary>APP15, the last of them.</summary>
    public const byte Application15 = 0xEF;

    /// <summary>COM.</summary>
    public const byte Comment = 0xFE;

    /// <summary>Whether no length and no parameters follow the marker: ISO/IEC 10918-1 §B.1.1.3.</summary>
    public static bool StandsAlone(byte marker) => marker is Temporary or (>= FirstRestart and <= EndOfImage);

    /// <summary>
    /// Whether the marker is one of the standard that browsers do not handle: lossless, hierarchical and arithmetic frames, DAC, DNL,
    /// DHP, EXP and those kept for extensions (JPG, JPG0 to JPG13).
    /// </summary>
    public static bool IsUnsupported(byte marker) =>
        marker is (> ProgressiveFrame and <= 0xCF and not HuffmanTables) or 0xDC or 0xDE or 0xDF or (>= 0xF0 and < Comment);
}
