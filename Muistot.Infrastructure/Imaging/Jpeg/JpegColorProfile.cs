namespace Muistot.Infrastructure.Imaging.Jpeg;

/// <summary>The ICC profile of an image, split over APP2 segments that are numbered from 1: ICC.1:2010 §B.4.</summary>
internal sealed class JpegColorProfile
{
    /// <summary>Bytes before a part of the profile: the letters, a zero, the number of the part, and how many there are.</summary>
    private const int HeaderLength = 14;

    private const int NumberOffset = 12;
    private const int CountOffset = 13;
    private readonly Dictionary<byte, JpegSegment> parts = [];
    private byte count;
    private bool isBroken;

    /// <summary>Whether the segments hold a profile, so that they are kept.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Where the last part of the profile ends. Decoders pass over what is behind it.</summary>
    public int End { get; private set; }

    /// <summary>Whether a segment holds a part of a profile, by its own account.</summary>
    public static bool IsPart(in JpegSegment segment, ReadOnlySpan<byte> file)
    {
        var parameters = segment.Parameters(file);
        return segment.Marker == JpegMarker.Application2 && parameters.Length >= HeaderLength && parameters.StartsWith("ICC_PROFILE\0"u8);
    }

    /// <summary>Finds the profile and checks it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="start">Where its first part begins.</param>
    public static JpegColorProfile Find(ReadOnlySpan<byte> file, int start)
    {
        var profile = new JpegColorProfile();
        while (JpegSegment.TryRead(file, start, out var segment) && segment.Marker is not (JpegMarker.StartOfScan or JpegMarker.EndOfImage))
        {
            if (IsPart(segment, file))
                profile.Add(segment, file);
            start = segment.End;
        }

        profile.Check(file);
        return profile;
    }

    private void Add(in JpegSegment segment, ReadOnlySpan<byte> file)
    {
        var parameters = segment.Parameters(file);
        isBroken |= (parts.Count > 0 && count != parameters[CountOffset]) || !parts.TryAdd(parameters[NumberOffset], segment);
        count = parameters[CountOffset];
    }

    private void Check(ReadOnlySpan<byte> file)
    {
        if (isBroken || parts.Count != count)
            return;
        var profile = new IccProfile();
        var declared = 0L;
        for (var number = 1; number <= count; number++)
        {
            if (!parts.TryGetValue((byte)number, out var segment))
                return;
            var part = segment.Parameters(file)[HeaderLength..];
            if (number == 1)
                declared = IccProfile.DeclaredLengthOf(part);
            if (number == count)
                part = part[..(int)Math.Min(part.Length, Math.Max(declared - profile.Length, 0))];
            if (!profile.TryAdd(part))
                return;
            End = segment.ParametersStart + HeaderLength + part.Length;
        }

        IsWhole = profile.IsWhole;
    }
}
