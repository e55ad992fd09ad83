using Muistot.Domain.Authorization;

namespace Muistot.Tests.Unit.Authorization;

/// <summary>What holds between a caller and a resource, in the words of the contract.</summary>
/// <param name="Flags">The flags that hold.</param>
internal sealed record Situation(IReadOnlyList<string> Flags)
{
    private static readonly string[][] Presences = [["DoesNotExist"], ["Exists", "Published"], ["Exists", "NotPublished"]];

    /// <summary>The same as the code has it.</summary>
    internal Status Status => Flags.Aggregate(Status.None, (all, flag) => all | Enum.Parse<Status>(flag));

    /// <summary>Every situation that can occur between somebody and a resource that is asked for, once its parents are there.</summary>
    /// <param name="resource">Kind of the resource.</param>
    /// <param name="signedIn">True when only people with a session come this far.</param>
    internal static IEnumerable<Situation> All(Resource resource, bool signedIn) =>
        from presence in Presences
        from caller in signedIn ? ["Authenticated"] : new[] { "Anonymous", "Authenticated" }
        from roles in Subsets("Own", "Moderator", "Admin", "Superuser")
        from settings in Subsets("AdminPosting", "AutoPublish", "UserCreation")
        let situation = new Situation([.. presence, caller, .. roles, .. settings])
        where situation.CanOccur(resource)
        select situation;

    internal bool Has(string flag) => Flags.Contains(flag);

    /// <inheritdoc/>
    public override string ToString() => string.Join('+', Flags);

    private bool CanOccur(Resource resource)
    {
        var hasProject = resource != Resource.Project || Has("Exists");
        if (Has("Anonymous") && Flags.Intersect(["Own", "Moderator", "Admin", "Superuser"]).Any())
            return false;
        if (Has("Own") && (Has("DoesNotExist") || resource == Resource.Project))
            return false;
        if (!hasProject && Flags.Intersect(["Moderator", "Admin", "AdminPosting", "AutoPublish"]).Any())
            return false;
        return !(hasProject && Has("Superuser") && !Has("Admin"));
    }

    private static IEnumerable<string[]> Subsets(params string[] flags) =>
        Enumerable.Range(0, 1 << flags.Length).Select(chosen => flags.Where((_, index) => (chosen >> index & 1) == 1).ToArray());
}
