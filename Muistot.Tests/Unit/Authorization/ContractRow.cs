using Muistot.Domain.Authorization;

namespace Muistot.Tests.Unit.Authorization;

/// <summary>An operation as the contract's table of "Status and permission" has it, in the words of that table.</summary>
/// <param name="Resource">What the operation is about.</param>
/// <param name="Accepts">The accepted sets; "always" is an empty set.</param>
/// <param name="Creates">True when it makes the resource.</param>
/// <param name="Posts">True when admin posting keeps it to admins and moderators.</param>
internal sealed record ContractRow(Resource Resource, string Accepts, bool Creates = false, bool Posts = false)
{
    private const string Always = "always";

    private IReadOnlyList<string[]> Sets => Accepts == Always ? [[]] : [.. Accepts.Split(" · ").Select(set => set.Split('+'))];

    /// <summary>Reads what stands behind "status" in <c>matrix.txt</c>, as <c>site: Exists+Admin · Exists+Own; posts</c>.</summary>
    internal static ContractRow Parse(string text)
    {
        var (about, rest) = (text[..text.IndexOf(':')], text[(text.IndexOf(':') + 1)..].Split(';', StringSplitOptions.TrimEntries));
        return new ContractRow(Enum.Parse<Resource>(about, ignoreCase: true), rest[0], rest.Contains("creates"), rest.Contains("posts"));
    }

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
