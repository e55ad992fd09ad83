using System.Buffers.Binary;

namespace Muistot.Infrastructure.Imaging.Jpeg;

/// <summary>The tables and settings that stand between frame and scans: ISO/IEC 10918-1 §B.2.4.</summary>
internal sealed class JpegTables
{
    private const int TableCount = 4;
    private const int LongestCode = 16;
    private const byte LongestDifference = 15;
    private const int Coefficients = 64;
    private int quantizationTables;
    private int huffmanTables;

    /// <summary>MCUs between restart markers, 0 for none.</summary>
    public int RestartInterval { get; private set; }

    /// <summary>Whether a quantization table, 0 to 3, has been given.</summary>
    public bool HasQuantizationTable(int table) => (quantizationTables & (1 << table)) != 0;

    /// <summary>Whether a Huffman table, 0 to 3, has been given for DC (class 0) or AC (class 1).</summary>
    public bool HasHuffmanTable(int tableClass, int table) => (huffmanTables & (1 << ((tableClass * TableCount) + table))) != 0;

    /// <summary>Reads DQT, any number of tables of 8 or 16 bits: ISO/IEC 10918-1 §B.2.4.1.</summary>
    public bool TryReadQuantizationTables(ReadOnlySpan<byte> parameters)
    {
        while (!parameters.IsEmpty)
        {
            var precision = parameters[0] >> 4;
            var table = parameters[0] & 0x0F;
            var length = 1 + (Coefficients * (precision + 1));
            if (precision > 1 || table >= TableCount || parameters.Length < length)
                return false;
            quantizationTables |= 1 << table;
            parameters = parameters[length..];
        }

        return true;
    }

    /// <summary>Reads DHT, any number of tables: ISO/IEC 10918-1 §B.2.4.2, with codes as in Annex C.</summary>
    public bool TryReadHuffmanTables(ReadOnlySpan<byte> parameters)
    {
        while (!parameters.IsEmpty)
        {
            var tableClass = parameters[0] >> 4;
            var table = parameters[0] & 0x0F;
            if (parameters.Length <= LongestCode || tableClass > 1 || table >= TableCount)
                return false;
            if (!TryCountCodes(parameters.Slice(1, LongestCode), out var codes))
                return false;
            var length = 1 + LongestCode + codes;
            if (parameters.Length < length)
                return false;

            // What DC codes stand for is a number of bits to read, which decoders bound to 15 in such tables.
            if (tableClass == 0 && parameters[(1 + LongestCode)..length].ContainsAnyExceptInRange((byte)0, LongestDifference))
                return false;
            huffmanTables |= 1 << ((tableClass * TableCount) + table);
            parameters = parameters[length..];
        }

        return true;
    }

    /// <summary>Reads DRI: ISO/IEC 10918-1 §B.2.4.4.</summary>
    public bool TryReadRestartInterval(ReadOnlySpan<byte> parameters)
    {
        if (parameters.Length != sizeof(ushort))
            return false;
        RestartInterval = BinaryPrimitives.ReadUInt16BigEndian(parameters);
        return true;
    }

    private static bool TryCountCodes(ReadOnlySpan<byte> counts, out int codes)
    {
        codes = 0;
        var code = 0;
        for (var length = 1; length <= LongestCode; length++)
        {
            codes += counts[length - 1];
            code += counts[length - 1];

            // The code of ones alone is kept free, so the count of codes of a length never reaches all of them.
            if (code >= 1 << length)
                return false;
            code <<= 1;
        }

        return codes <= byte.MaxValue + 1;
    }
}
