using Muistot.Application.Feeds;
using Muistot.Application.History;
using Muistot.Application.Memories;
using Muistot.Application.Moderation;
using Muistot.Application.Projects;
using Muistot.Application.Sites;
using Muistot.Application.SiteTables;
using Muistot.Domain.Authorization;

namespace Muistot.Tests.Unit.Authorization;

/// <summary>An operation as the contract's table of "Status and permission" has it, in the words of that table.</summary>
/// <param name="Resource">What the operation is about.</param>
/// <param name="Accepts">The accepted sets; an empty set is "always".</param>
/// <param name="Creates">True when it makes the resource.</param>
/// <param name="Posts">True when admin posting keeps it to admins and moderators.</param>
internal sealed record ContractRow(Resource Resource, string Accepts, bool Creates = false, bool Posts = false)
{
    private const string ReadBelowProject = "Published · Exists+Admin · Exists+Moderator · Exists+Own";
    private const string Administer = "Exists+Admin";
    private const string Moderate = "Exists+Admin · Exists+Moderator";
    private const string Delete = "Own · Exists+Admin";
    private const string Always = "";

    internal static IReadOnlyDictionary<Type, ContractRow> All { get; } = new Dictionary<Type, ContractRow>
    {
        [typeof(GetProject)] = new(Resource.Project, "Published · Admin · Moderator"),
        [typeof(GetFeed)] = new(Resource.Project, "Published · Admin · Moderator"),
        [typeof(CreateProject)] = new(Resource.Project, "DoesNotExist+Superuser · DoesNotExist+Authenticated+UserCreation", Creates: true),
        [typeof(ChangeProject)] = new(Resource.Project, Administer),
        [typeof(PublishProject)] = new(Resource.Project, Administer),
        [typeof(ImportSites)] = new(Resource.Project, Administer),
        [typeof(DeleteProject)] = new(Resource.Project, Administer),
        [typeof(GrantProjectRole)] = new(Resource.Project, Administer),
        [typeof(RevokeProjectRole)] = new(Resource.Project, Administer),
        [typeof(ListModerators)] = new(Resource.Project, Administer),
        [typeof(ListProjectBlocks)] = new(Resource.Project, Administer),
        [typeof(BlockInProject)] = new(Resource.Project, Administer),
        [typeof(LiftProjectBlock)] = new(Resource.Project, Administer),
        [typeof(ListDeleted)] = new(Resource.Project, Moderate),
        [typeof(GetStatistics)] = new(Resource.Project, Moderate),
        [typeof(ListSites)] = new(Resource.Site, Always),
        [typeof(GetSite)] = new(Resource.Site, ReadBelowProject),
        [typeof(CreateSite)] = new(Resource.Site, "DoesNotExist+Authenticated", Creates: true, Posts: true),
        [typeof(ChangeSite)] = new(Resource.Site, "Exists+Admin · Exists+Own", Posts: true),
        [typeof(DeleteSite)] = new(Resource.Site, Delete),
        [typeof(PublishSite)] = new(Resource.Site, Moderate),
        [typeof(ReportSite)] = new(Resource.Site, "Published"),
        [typeof(ListMemories)] = new(Resource.Memory, Always),
        [typeof(GetMemory)] = new(Resource.Memory, ReadBelowProject),
        [typeof(CreateMemory)] = new(Resource.Memory, "Authenticated", Creates: true),
        [typeof(ChangeMemory)] = new(Resource.Memory, "Own"),
        [typeof(DeleteMemory)] = new(Resource.Memory, Delete),
        [typeof(PublishMemory)] = new(Resource.Memory, Moderate),
        [typeof(ReportMemory)] = new(Resource.Memory, "Published"),
    };

    private IReadOnlyList<string[]> Sets { get; } = [.. Accepts.Split(" · ")
        .Select(set => set.Split('+', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>What the contract says that the caller is told; null for what is let through.</summary>
    internal Refusal? Answer(Situation now)
    {
        if (Sets.Any(set => set.All(now.Has)))
            return Posts && now.Has("AdminPosting") && !now.Has("Admin") && !now.Has("Moderator") ? Refusal.AdminPostingOnly : null;

        // Our reading: who lacks nothing but the absence of the resource is told that it is there, before the numbered rules.
        if (Creates && Sets.Any(set => set.Where(flag => !now.Has(flag)).SequenceEqual(["DoesNotExist"])))
            return Refusal.AlreadyExists;

        var isPublished = now.Has("Exists") && now.Has("Published");
        (bool Fits, Refusal Answer)[] rules =
        [
            (Creates && Resource == Resource.Project && now.Has("DoesNotExist"), Refusal.NotEnoughPrivileges),
            (Names("Own", "Admin", "Moderator", "Superuser", "Authenticated") && isPublished
            && now.Has("Anonymous"), Refusal.NotEnoughPrivileges),
            (Names("Admin", "Moderator", "Own", "Superuser") && isPublished && now.Has("Authenticated"), Refusal.NotEnoughPrivileges),
            (Names("Own", "Superuser") && now.Has("Exists") && (now.Has("Admin") || now.Has("Superuser")), Refusal.NotEnoughPrivileges),
            (Creates && now.Has("Exists"), Refusal.AlreadyExists),
            (now.Has("DoesNotExist") || now.Has("NotPublished"), Refusal.ResourceNotFound),
            (now.Has("Anonymous"), Refusal.NotEnoughPrivileges),
            (true, Refusal.NotPossible),
        ];
        return rules.First(rule => rule.Fits).Answer;
    }

    private bool Names(params string[] flags) => Sets.Any(set => set.Intersect(flags).Any());
}
