namespace Muistot.Infrastructure.Imaging.Jpeg;

/// <summary>A Huffman table, made from DHT: ISO/IEC 10918-1 Annex C.</summary>
internal sealed class JpegHuffmanTable
{
    private const int LongestCode = 16;
    private const int ShortCode = 8;
    private readonly byte[] values;
    private readonly int[] firstCodes = new int[LongestCode + 1];
    private readonly int[] firstValues = new int[LongestCode + 1];
    private readonly byte[] counts = new byte[LongestCode + 1];

    /// <summary>Length in the upper byte and value in the lower for what begins with each eight bits; 0 where the code is longer.</summary>
    private readonly ushort[] shortCodes = new ushort[1 << ShortCode];

    private JpegHuffmanTable(ReadOnlySpan<byte> codeCounts, ReadOnlySpan<byte> values)
    {
        this.values = values.ToArray();
        codeCounts.CopyTo(counts.AsSpan(1));
        var (code, value) = (0, 0);
        for (var length = 1; length <= LongestCode; length++, code <<= 1)
        {
            (firstCodes[length], firstValues[length]) = (code, value);
            for (var left = counts[length]; left > 0; left--, code++, value++)
            {
                if (length <= ShortCode)
                    shortCodes.AsSpan(code << (ShortCode - length), 1 << (ShortCode - length))
                        .Fill((ushort)((length << 8) | values[value]));
            }
        }
    }

    /// <summary>Reads the tables of a well-formed DHT.</summary>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="tables">Takes them, by class (0 for DC, 1 for AC) and number.</param>
    public static void Read(ReadOnlySpan<byte> parameters, JpegHuffmanTable?[,] tables)
    {
        while (!parameters.IsEmpty)
        {
            var codesOfLengths = parameters.Slice(1, LongestCode);
            var codes = 0;
            foreach (var count in codesOfLengths)
                codes += count;
            tables[parameters[0] >> 4, parameters[0] & 0x0F] = new JpegHuffmanTable(codesOfLengths,
                parameters.Slice(1 + LongestCode, codes));
            parameters = parameters[(1 + LongestCode + codes)..];
        }
    }

    /// <summary>Reads the next code.</summary>
    /// <returns>Its value, or -1 when there is no such code.</returns>
    public int Decode(ref JpegBits bits)
    {
        var next = bits.Peek16();
        var shortCode = shortCodes[next >> ShortCode];
        if (shortCode != 0)
        {
            bits.Skip(shortCode >> 8);
            return shortCode & byte.MaxValue;
        }

        for (var length = ShortCode + 1; length <= LongestCode; length++)
        {
            var index = (next >> (LongestCode - length)) - firstCodes[length];
            if (index < counts[length])
            {
                bits.Skip(length);
                return values[firstValues[length] + index];
            }
        }

        return -1;
    }
}
