namespace Muistot.Infrastructure.Imaging;

/// <summary>
/// The output of cleaning: as long as it is a prefix of the input it is that prefix, and only from the first difference on a copy.
/// </summary>
/// <param name="incoming">The file being cleaned.</param>
/// <param name="roomForReplacements">How many bytes replacements may add beyond the length of the file.</param>
internal sealed class CleanedBytes(ReadOnlyMemory<byte> incoming, int roomForReplacements)
{
    private byte[]? copy;
    private int length;

    /// <summary>Appends a part of the input as it is.</summary>
    public void Keep(int start, int end)
    {
        if (copy is null && start == length)
            length = end;
        else
            Append(incoming.Span[start..end]);
    }

    /// <summary>Appends other bytes in place of a part of the input, which is kept as it is when it has these bytes already.</summary>
    public void Replace(int start, int end, ReadOnlySpan<byte> replacement)
    {
        if (incoming.Span[start..end].SequenceEqual(replacement))
            Keep(start, end);
        else
            Append(replacement);
    }

    /// <summary>Appends bytes that the input does not have at this place.</summary>
    public void Add(ReadOnlySpan<byte> bytes) => Append(bytes);

    /// <summary>Takes the last bytes back.</summary>
    /// <param name="count">How many, 0 up to as many as there are.</param>
    public void RemoveLast(int count) => length -= count;

    /// <summary>All bytes appended so far.</summary>
    public ReadOnlyMemory<byte> ToMemory() => copy is null ? incoming[..length] : copy.AsMemory(0, length);

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (copy is null)
        {
            copy = new byte[incoming.Length + roomForReplacements];
            incoming.Span[..length].CopyTo(copy);
        }

        bytes.CopyTo(copy.AsSpan(length));
        length += bytes.Length;
    }
}
