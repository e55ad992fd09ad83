using Muistot.Application.Common;

namespace Muistot.Application.Images;

/// <summary>How large an image is, as viewers show it.</summary>
/// <param name="Width">Pixels from left to right.</param>
/// <param name="Height">Pixels from top to bottom.</param>
public sealed record ImageSizeView([Example(1280)] int Width, [Example(960)] int Height);
