namespace Muistot.Application.Images;

/// <summary>Keeps images that no project, site, memory or account names yet. <see cref="ImageSweep"/> does not delete them.</summary>
public interface IImageReservation
{
    /// <summary>True when an image is kept.</summary>
    /// <param name="imageId">Key of the image.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<bool> HoldsAsync(int imageId, CancellationToken cancellationToken);
}
