namespace Muistot.Domain.Images;

/// <summary>An image that was read and cleaned.</summary>
/// <param name="Format">What the bytes are, as told by the bytes themselves.</param>
/// <param name="Width">Pixels from left to right as viewers show it, 1 or more: an orientation of 5 to 8 swaps width and height.</param>
/// <param name="Height">Pixels from top to bottom as viewers show it, 1 or more.</param>
/// <param name="Bytes">
/// The whole file without its metadata. When there was nothing to remove but bytes after its end, this is a part of the very memory
/// that was read, not a copy.
/// </param>
public sealed record CleanedImage(ImageFormat Format, int Width, int Height, ReadOnlyMemory<byte> Bytes);
