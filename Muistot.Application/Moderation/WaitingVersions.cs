using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Application.History;
using Muistot.Application.Memories;
using Muistot.Application.Sites;
using Muistot.Domain.History;
using Muistot.Domain.Languages;
using Muistot.Domain.Memories;
using Muistot.Domain.Sites;

namespace Muistot.Application.Moderation;

/// <summary>Reads waiting versions for their authors.</summary>
/// <param name="db">The database.</param>
internal sealed class WaitingVersions(IMuistotDb db)
{
    /// <summary>The waiting version of a site, or null.</summary>
    internal Task<WaitingRow?> OfSiteAsync(int id, CancellationToken cancellationToken) =>
        db.WaitingSites.Where(waiting => waiting.SiteId == id)
            .Select(waiting => new WaitingRow(
                waiting.Content, waiting.ImageId, waiting.Image!.FileName, waiting.Image.Width, waiting.Image.Height,
                waiting.Site!.ImageId))
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>The waiting version of a memory, or null.</summary>
    internal Task<WaitingRow?> OfMemoryAsync(long id, CancellationToken cancellationToken) =>
        db.WaitingMemories.Where(waiting => waiting.MemoryId == id)
            .Select(waiting => new WaitingRow(
                waiting.Content, waiting.ImageId, waiting.Image!.FileName, waiting.Image.Width, waiting.Image.Height,
                waiting.Memory!.ImageId))
            .FirstOrDefaultAsync(cancellationToken);
}

/// <summary>A waiting version as the database gives it.</summary>
/// <param name="Content">What it holds.</param>
/// <param name="ImageId">Key of its image, or null.</param>
/// <param name="Image">File name of its image.</param>
/// <param name="Width">Width of its image.</param>
/// <param name="Height">Height of its image.</param>
/// <param name="ShownImageId">Key of the image that everyone else is shown.</param>
internal sealed record WaitingRow(ResourceContent Content, int? ImageId, string? Image, int? Width, int? Height, int? ShownImageId)
{
    /// <summary>A site with the waiting version in the place of what everyone else is shown.</summary>
    /// <param name="view">The site as everyone else is shown it.</param>
    /// <param name="presentation">The answer.</param>
    /// <param name="asked">The asked language.</param>
    /// <param name="standard">The language of the project.</param>
    internal SiteView Over(SiteView view, Presentation presentation, Language asked, Language standard)
    {
        if (Content is not SiteContent content || presentation.Show(content.Texts.In(asked, standard)) is not { } info)
            return view;
        return view.Holding(content, ImageId is null ? info with { ImageAlt = null } : info) with
        {
            Image = NameImage(view.Image, presentation),
            WaitingApproval = true,
            ImageSize = ImageId == ShownImageId ? view.ImageSize : presentation.SizeOf(Width, Height),
        };
    }

    /// <summary>A memory with the waiting version in the place of what everyone else is shown.</summary>
    /// <param name="view">The memory as everyone else is shown it.</param>
    /// <param name="presentation">The answer.</param>
    internal MemoryView Over(MemoryView view, Presentation presentation) => Content is not MemoryContent content
        ? view
        : view.Holding(content, ImageId is not null) with
        {
            Image = NameImage(view.Image, presentation),
            WaitingApproval = true,
            ImageSize = presentation.SizeOf(Width, Height),
        };

    private string? NameImage(string? shown, Presentation presentation) =>
        ImageId == ShownImageId ? shown : presentation.NameImage(Image, ImageId, isPublic: false);
}
