namespace Muistot.Infrastructure.Imaging.Jpeg;

/// <summary>The bits of coded pixels, between markers: ISO/IEC 10918-1 §B.1.1.5, §F.2.2.5.</summary>
/// <param name="file">The file.</param>
/// <param name="start">Where they begin.</param>
internal ref struct JpegBits(ReadOnlySpan<byte> file, int start)
{
    private const byte MarkerPrefix = 0xFF;
    private const int LongestCode = 16;
    private readonly ReadOnlySpan<byte> file = file;
    private int position = start;
    private uint buffer;
    private int available;

    /// <summary>Whether more bits have been read than there are before the next marker or the end of the file.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Where the first byte is of which no bit has been read.</summary>
    public readonly int Position
    {
        get
        {
            var end = position;
            for (var unread = available / 8; unread > 0; unread--)
                end -= file[end - 1] == 0 && file[end - 2] == MarkerPrefix ? 2 : 1;
            return end;
        }
    }

    /// <summary>The next 16 bits, the first of them highest; zeros beyond the end.</summary>
    public int Peek16()
    {
        while (available < LongestCode && TryReadByte(out var value))
        {
            buffer = (buffer << 8) | value;
            available += 8;
        }

        return (int)(available < LongestCode ? buffer << (LongestCode - available) : buffer >> (available - LongestCode)) & ushort.MaxValue;
    }

    /// <summary>Passes over bits.</summary>
    /// <param name="count">0 to 16.</param>
    public void Skip(int count)
    {
        if (available < count)
            Peek16();
        IsExhausted |= available < count;
        available = Math.Max(available - count, 0);
    }

    /// <summary>Reads bits as a number.</summary>
    /// <param name="count">0 to 16.</param>
    public int Read(int count)
    {
        var value = Peek16() >> (LongestCode - count);
        Skip(count);
        return value;
    }

    /// <summary>Passes over a restart marker, and the bits that fill the byte before it.</summary>
    /// <param name="marker">The second byte of the marker.</param>
    /// <returns>False when it is not next.</returns>
    public bool TryRestart(byte marker)
    {
        position = Position;
        (buffer, available) = (0, 0);
        var length = file[position..].IndexOfAnyExcept(MarkerPrefix);
        if (length < 1 || file[position + length] != marker)
            return false;
        position += length + 1;
        return true;
    }

    private bool TryReadByte(out byte value)
    {
        value = position < file.Length ? file[position] : (byte)0;
        if (position >= file.Length)
            return false;
        if (value != MarkerPrefix)
        {
            position++;
            return true;
        }

        if (position + 1 >= file.Length || file[position + 1] != 0)
            return false;
        position += 2;
        return true;
    }
}
