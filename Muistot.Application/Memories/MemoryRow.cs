using System.Linq.Expressions;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;

namespace Muistot.Application.Memories;

/// <summary>A memory as the database gives it.</summary>
internal sealed class MemoryRow : IPagedRow<long>
{
    public long Id { get; init; }

    public int? UserId { get; init; }

    public string? User { get; init; }

    public required MemoryContent Content { get; init; }

    public string? Image { get; init; }

    public int? ImageId { get; init; }

    public int? ImageWidth { get; init; }

    public int? ImageHeight { get; init; }

    public DateTime ModifiedAt { get; init; }

    public bool Published { get; init; }

    public int Version { get; init; }

    /// <inheritdoc/>
    public int Characters => Content.Title.Length + (Content.Story?.Length ?? 0);

    /// <summary>Reads memories.</summary>
    public static Expression<Func<IQueryable<Memory>, IQueryable<MemoryRow>>> Rows { get; } = memories =>
        memories.Select(memory => new MemoryRow
        {
            Id = memory.Id,
            UserId = memory.UserId,
            User = memory.User!.Username,
            Content = new MemoryContent(memory.Title, memory.Story, memory.ImageAlt),
            Image = memory.Image!.FileName,
            ImageId = memory.ImageId,
            ImageWidth = memory.Image.Width,
            ImageHeight = memory.Image.Height,
            ModifiedAt = memory.ModifiedAt,
            Published = memory.Published,
            Version = memory.Version,
        });

    /// <summary>Reads memories.</summary>
    public static IQueryable<MemoryRow> Select(IQueryable<Memory> memories) =>
        memories.Provider.CreateQuery<MemoryRow>(Rows.Inline(memories.Expression));

    /// <summary>The memory as the caller of a request sees it.</summary>
    public MemoryView ToView(Presentation presentation)
    {
        var isPublic = Published && presentation.IsSiteOpen;
        bool? own = presentation.CallerId is { } callerId ? UserId == callerId : null;
        bool? waiting = own == true ? !Published : presentation.SeesHidden && !Published ? true : null;
        return new MemoryView(
            Id, User, Content, ImageId is not null, presentation.NameImage(Image, ImageId, isPublic), ModifiedAt, own, waiting)
        {
            ImageSize = presentation.SizeOf(ImageWidth, ImageHeight),
            Permissions = presentation.PermissionsOf(new MemorySnapshot(Id, Published, own == true)),
            Version = new ResourceVersion(LockedTable.Memories, Id, Version),
        };
    }
}
