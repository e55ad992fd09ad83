using Muistot.Domain.Images;
using Muistot.Domain.Languages;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Integration.Permissions;

/// <summary>A project with a site with a memory, each in some state and with a picture. What a request does not reach is published.</summary>
/// <param name="State">The states.</param>
/// <param name="Project">Id of the project.</param>
/// <param name="Site">Id of the site.</param>
/// <param name="Memory">Number of the memory.</param>
/// <param name="Pictures">Names of the pictures of the project, the site and the memory.</param>
internal sealed record Stage(State State, string Project, string Site, long Memory, IReadOnlyList<string> Pictures)
{
    private const long NoMemory = 999_999_999;

    private static readonly Language Finnish = Language.Of(1);

    /// <summary>True where the project is there, but not for everyone because it is unpublished.</summary>
    public bool IsProjectHidden => State.Project == "hidden";

    /// <summary>Sets it up, with the callers in their roles.</summary>
    /// <param name="world">Where.</param>
    /// <param name="cast">The callers.</param>
    /// <param name="state">The states.</param>
    /// <param name="shelf">Where pictures are kept.</param>
    public static async Task<Stage> SetAsync(World world, Callers cast, State state, PictureShelf shelf)
    {
        string[] pictures = [.. Enumerable.Range(0, State.Depth).Select(_ => $"{Guid.NewGuid():N}.png")];
        var (project, site) = (ProjectIn(state, cast, pictures[0]), SiteIn(state, cast, pictures[1]));
        var memory = new Memory { Title = "Muisto", UserId = cast.Of("writer").Id, Published = state.Memory != "waiting", Image = PictureOf(pictures[2]) };
        foreach (var picture in pictures)
            await shelf.AddAsync(picture, Convert.FromBase64String(Samples.Png));

        if (state.Memory != State.Missing)
            site.Memories.Add(memory);
        if (state.Site != State.Missing)
            project.Sites.Add(site);
        if (state.Project != State.Missing)
            await world.InDatabase(db => db.Projects.Add(project));
        return new Stage(state, project.Name, site.Name, memory.Id == 0 ? NoMemory : memory.Id, pictures);
    }

    private static Project ProjectIn(State state, Callers cast, string picture)
    {
        var project = new Project
        {
            Name = World.Fresh("project"),
            Published = state.Project != "hidden",
            AdminPosting = state.Project == "posting",
            DefaultLanguageId = Finnish.Id,
            Image = PictureOf(picture),
        };
        project.TryRun(state.Project == "notbegun" ? NewYear(2100) : null, state.Project == "ended" ? NewYear(2020) : null);
        project.InformationIn(Finnish).Name = "Nimi";
        foreach (var admin in new[] { "admin", "removed" })
            project.Admins.Add(new ProjectAdmin { UserId = cast.Of(admin).Id, CreatedAt = DateTime.UnixEpoch });
        foreach (var moderator in new[] { "mod", "both" })
            project.Moderators.Add(new ProjectModerator { UserId = cast.Of(moderator).Id, CreatedAt = DateTime.UnixEpoch });
        return project;
    }

    private static Site SiteIn(State state, Callers cast, string picture)
    {
        var site = new Site { Name = World.Fresh("site"), CreatorId = cast.Of("maker").Id, Published = state.Site != "waiting", Image = PictureOf(picture) };
        site.MoveTo(new Location(60.75, 24.56));
        site.InformationIn(Finnish).Name = "Paikka";
        return site;
    }

    private static DateTime NewYear(int year) => new(year, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static Image PictureOf(string name) => new() { FileName = name };
}
