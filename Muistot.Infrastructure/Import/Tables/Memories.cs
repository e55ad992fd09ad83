using Muistot.Infrastructure.Import.Reading;
using Muistot.Infrastructure.Import.Repairs;
using Muistot.Infrastructure.Import.Writing;

namespace Muistot.Infrastructure.Import.Tables;

/// <summary>Memories.</summary>
internal sealed class Memories(ImportContext context) : TableImport(context)
{
    /// <inheritdoc/>
    internal override string Table => "memories";

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Reads { get; } = ["site_id", "user_id", "image_id", "title", "story", "published"];

    /// <inheritdoc/>
    internal override IReadOnlyList<Column> Writes { get; } =
    [
        new("site_id", Holds.Number), new("user_id", Holds.Number), new("image_id", Holds.Number), new("title", Holds.Text),
        new("story", Holds.Text),
        new("published", Holds.Flag),
    ];

    /// <inheritdoc/>
    internal override async Task PrepareAsync(IReadOnlyList<SourceRow> rows, CancellationToken cancellationToken)
    {
        await Context.Sites.LoadAsync(rows.Select(row => row.Number("site_id")), cancellationToken);
        await Context.Users.LoadAsync(rows.Select(row => row.Number("user_id")), cancellationToken);
        await Context.Images.LoadAsync(rows.Select(row => row.Number("image_id")), cancellationToken);
    }

    /// <inheritdoc/>
    internal override Task<Mapping> MapAsync(SourceRow row, Known? known, CancellationToken cancellationToken)
    {
        if (Context.Sites.Find(row.Number("site_id")) is not { } site)
            return Task.FromResult(Mapping.Refused("its site is not in the target"));
        if (row.Number("user_id") is null)
            Note(row, "nobody is known to have written it any more; it is kept without an author");
        var story = Text(row, "story", Domain.Values.Text.StoryLength);
        if (Text(row, "title", Domain.Values.Text.NameLength, Domain.Values.Text.KeptNameLength) is not { } title)
        {
            title = Titles.Of(story, row.First);
            Repaired(row, string.IsNullOrWhiteSpace(story)
                ? "it has no title, and no story to take one from; it is called by its number now"
                : "it has no title; the start of its story is one now");
        }

        return Task.FromResult(Stamped(Mapping.To(
            (row.First, 0), site, Refer(row, "user_id", Context.Users, "its author"), Refer(row, "image_id", Context.Images, "its image"),
            title, story,
            Flag(row, "published")), row));
    }
}
