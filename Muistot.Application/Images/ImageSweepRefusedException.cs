using System.Globalization;

#pragma warning disable CA1032 // Made with what was counted, and with nothing else.
namespace Muistot.Application.Images;

/// <summary>None of the pictures in the store belongs to any row: one of the two is not the one that is meant, and nothing was changed.</summary>
/// <param name="rows">Number of rows.</param>
/// <param name="pictures">Number of pictures that are not new.</param>
public sealed class ImageSweepRefusedException(int rows, int pictures) : Exception(string.Create(
    CultureInfo.InvariantCulture,
    $"None of the {pictures} pictures in the store belongs to any of the {rows} rows in the database: is the store mounted, and is it this database's? Nothing was changed."));
