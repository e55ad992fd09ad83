namespace Muistot.Infrastructure.Imaging.Jpeg;

/// <summary>The coded pixels of a scan: ISO/IEC 10918-1 §B.1.1.5.</summary>
internal static class JpegEntropyCodedData
{
    private const byte MarkerPrefix = 0xFF;
    private const byte StuffedZero = 0x00;

    /// <summary>
    /// Finds where a scan ends: at the first marker that is not a restart. Restart markers are let pass where the file has announced
    /// them, and in their order, 0 to 7 and over again (§B.1.1.3, Table B.1).
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="start">Where the scan begins, after its header.</param>
    /// <param name="restartInterval">MCUs between restart markers, 0 for none.</param>
    /// <param name="end">Where it ends: at a marker, or where the file ends.</param>
    /// <returns>False when a restart is out of order or nothing is coded between two markers.</returns>
    public static bool TryFindEnd(ReadOnlySpan<byte> file, int start, int restartInterval, out int end)
    {
        var intervalStart = start;
        var restarts = 0;
        for (end = start; end < file.Length;)
        {
            var prefix = file[end..].IndexOf(MarkerPrefix);
            if (prefix < 0 || end + prefix + 1 >= file.Length)
            {
                end = file.Length;
                return true;
            }

            end += prefix;
            var code = file[end + 1];
            if (code == StuffedZero)
            {
                end += 2;
            }
            else if (code == MarkerPrefix)
            {
                end++;
            }
            else if (end == intervalStart)
            {
                return false;
            }
            else if (code is < JpegMarker.FirstRestart or > JpegMarker.LastRestart)
            {
                return true;
            }
            else
            {
                if (restartInterval == 0 || code != JpegMarker.FirstRestart + (restarts++ & 7))
                    return false;
                end += 2;
                intervalStart = end;
            }
        }

        return false;
    }
}
