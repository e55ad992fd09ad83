namespace Muistot.Domain.Images;

/// <summary>How much work an image may ask of those who decode it. A limit below 1 refuses every image that it applies to.</summary>
/// <param name="MaximumPixels">
/// The most pixels, width × height. In an animation the pixels of all frames count together, since each of them is decoded.
/// </param>
/// <param name="MaximumScans">
/// The most scans of a JPEG. Each scan of a progressive JPEG goes over the whole image, so a small file with thousands of scans keeps
/// a decoder busy for minutes; encoders in use write about ten.
/// </param>
/// <param name="MaximumFrames">
/// The most frames of an animated PNG. It bounds the cost of starting a frame, which pixels do not: a frame may be one pixel.
/// </param>
public sealed record ImageLimits(long MaximumPixels, int MaximumScans, int MaximumFrames = 1_000);
