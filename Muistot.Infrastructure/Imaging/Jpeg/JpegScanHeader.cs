using System.Runtime.InteropServices;

namespace Muistot.Infrastructure.Imaging.Jpeg;

/// <summary>What a scan codes, and in how many blocks: ISO/IEC 10918-1 §B.2.3, §A.2.</summary>
/// <param name="Components">The components, in the order in which their blocks come.</param>
/// <param name="Units">MCUs of the scan.</param>
/// <param name="IsProgressive">Whether the next four say anything.</param>
/// <param name="Start">First coefficient, 0 to 63.</param>
/// <param name="End">Last coefficient, 0 to 63.</param>
/// <param name="IsRefinement">Whether it adds a bit to what earlier scans coded.</param>
/// <param name="LowestBit">The lowest bit that it codes.</param>
internal sealed record JpegScanHeader(
    IReadOnlyList<JpegScanHeader.Component> Components, int Units, bool IsProgressive, int Start, int End, bool IsRefinement, int LowestBit)
{
    private const int SamplesPerBlock = 8;

    /// <summary>Blocks of the scan.</summary>
    public int BlockCount => Units * Components.Sum(component => component.BlocksPerUnit);

    /// <summary>Reads the parameters of a well-formed SOS.</summary>
    public static JpegScanHeader Read(ReadOnlySpan<byte> parameters, JpegFrame frame)
    {
        var components = new Component[parameters[0]];
        for (var i = 0; i < components.Length; i++)
        {
            var (index, tables) = (frame.IndexOf(parameters[1 + (2 * i)]), parameters[2 + (2 * i)]);
            components[i] = new Component(index, tables >> 4, tables & 0x0F, components.Length > 1 ? frame.BlocksPerUnit(index) : 1);
        }

        var units = components.Length > 1
            ? Divide(frame.Width, SamplesPerBlock * frame.MostAcross) * Divide(frame.Height, SamplesPerBlock * frame.MostDown)
            : Blocks(frame.Width, frame.BlocksAcross(components[0].Index), frame.MostAcross)
                * Blocks(frame.Height, frame.BlocksDown(components[0].Index), frame.MostDown);
        var bits = parameters[^1];
        return frame.IsProgressive
            ? new JpegScanHeader(components, units, true, parameters[^3], parameters[^2], bits >> 4 > 0, bits & 0x0F)
            : new JpegScanHeader(components, units, false, 0, 63, false, 0);
    }

    private static int Blocks(int samples, int sampling, int mostSampling) =>
        Divide(Divide(samples * sampling, mostSampling), SamplesPerBlock);

    private static int Divide(int number, int divisor) => (number + divisor - 1) / divisor;

    /// <summary>A component of a scan.</summary>
    /// <param name="Index">Its place in the frame.</param>
    /// <param name="DcTable">Huffman table for DC, 0 to 3.</param>
    /// <param name="AcTable">Huffman table for AC, 0 to 3.</param>
    /// <param name="BlocksPerUnit">Its blocks in an MCU of the scan.</param>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Component(int Index, int DcTable, int AcTable, int BlocksPerUnit);
}
