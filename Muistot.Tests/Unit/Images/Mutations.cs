namespace Muistot.Tests.Unit.Images;

/// <summary>Damages files in ways that repeat with their seed: Marsaglia's xorshift, "Xorshift RNGs", 2003.</summary>
/// <param name="seed">Not 0.</param>
internal sealed class Mutations(uint seed)
{
    private uint state = seed;

    /// <summary>Changes a few places of a file, whatever they mean.</summary>
    public byte[] Change(byte[] file)
    {
        List<byte> changed = [.. file];
        for (var times = 1 + Next(3); times > 0; times--)
            ChangeOnce(changed);
        return [.. changed];
    }

    /// <summary>Changes, moves, doubles or drops parts of a file, such as its segments.</summary>
    public List<T> Rearrange<T>(List<T> parts, Func<T, T> change)
    {
        List<T> changed = [.. parts];
        for (var times = 1 + Next(2); times > 0 && changed.Count > 0; times--)
        {
            var index = Next(changed.Count);
            var part = changed[index];
            switch (Next(4))
            {
                case 0:
                    changed[index] = change(part);
                    break;
                case 1:
                    changed.RemoveAt(index);
                    break;
                case 2:
                    changed.Insert(Next(changed.Count + 1), part);
                    break;
                default:
                    changed.RemoveAt(index);
                    changed.Insert(Next(changed.Count + 1), part);
                    break;
            }
        }

        return changed;
    }

    private void ChangeOnce(List<byte> bytes)
    {
        if (bytes.Count == 0)
            return;
        var index = Next(bytes.Count);
        var count = Next(Math.Min(8, bytes.Count - index) + 1);
        switch (Next(5))
        {
            case 0:
                bytes[index] ^= (byte)(1 << Next(8));
                break;
            case 1:
                bytes[index] = (byte)Next(256);
                break;
            case 2:
                bytes[index] = 0xFF;
                break;
            case 3:
                bytes.RemoveRange(index, count);
                break;
            default:
                bytes.InsertRange(Next(bytes.Count + 1), bytes.GetRange(index, count));
                break;
        }
    }

    private int Next(int bound)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return (int)(state % (uint)bound);
    }
}
