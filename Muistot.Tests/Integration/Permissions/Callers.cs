using Muistot.Application.Login;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Integration.Permissions;

/// <summary>Someone for each column of the table.</summary>
/// <param name="world">Where they live.</param>
/// <param name="sessions">Where their sessions are.</param>
/// <param name="api">What they ask.</param>
internal sealed class Callers(World world, ISessionStore sessions, ApiClient api)
{
    private readonly Dictionary<string, Person> people = new(StringComparer.Ordinal);

    /// <summary>Someone who has nothing to do with anything, and may be given a role.</summary>
    public Person Newcomer => people["newcomer"];

    /// <summary>Who stands in a column.</summary>
    public Person Of(string column) => people[column];

    /// <summary>Who asks, or null for the anonymous one.</summary>
    public Person? Find(string column) => people.GetValueOrDefault(column);

    /// <summary>Makes them, with the roles that they have elsewhere. The erased one is gone at the end, but for the session.</summary>
    public async Task GatherAsync(IEnumerable<string> columns)
    {
        foreach (var column in columns.Where(column => column != "anon").Append("newcomer"))
            people[column] = await world.PersonAsync(superuser: column == "super");
        await world.ProjectAsync(published: false, admin: Of("adminElse"), moderator: Of("modElse"));
        await world.ProjectAsync(published: false, admin: Of("both"), moderator: Of("mod"));
        await world.ProjectAsync(published: false, admin: Of("admin"));
        await world.ProjectAsync(published: false, admin: Of("erased"));
        var erased = Of("erased").Id;
        await api.GetAsync("/me", Of("erased"));
        await world.InDatabase(db => db.Users.Remove(db.Users.Single(user => user.Id == erased)));
    }

    /// <summary>Removes the removed one from the admins of a project, with a session from before.</summary>
    public async Task RemoveAsync(string project)
    {
        var removed = Of("removed");
        people["removed"] = removed with
        {
            Token = await sessions.BeginAsync(removed.Name, new SessionRights(["admin"], [project]), null,
            CancellationToken.None)
        };
        await api.GetAsync($"/projects/{project}", people["removed"]);
        await api.DeleteAsync($"/projects/{project}/admins?username={removed.Name}", Of("super"));
    }

    /// <summary>Gives someone a new session.</summary>
    public async Task SignInAsync(string column) => people[column] = Of(column) with { Token = await world.SignInAsync(Of(column).Name) };
}
