namespace Muistot.Tests.Harness;

/// <summary>One of each kind of caller, around a project.</summary>
/// <param name="Project">The project.</param>
/// <param name="User">Someone who has nothing to do with it.</param>
/// <param name="ForeignAdmin">Someone who administers another project.</param>
/// <param name="Maker">Someone to make what the test is about.</param>
/// <param name="Moderator">A moderator of the project.</param>
/// <param name="Admin">An admin of the project.</param>
/// <param name="Superuser">A superuser.</param>
internal sealed record Cast(string Project, Person User, Person ForeignAdmin, Person Maker, Person Moderator, Person Admin,
    Person Superuser)
{
    /// <summary>Makes the project, which is published and runs unless it is said otherwise, and the people.</summary>
    public static async Task<Cast> GatherAsync(
        World world, bool published = true, bool autoPublish = false, bool adminPosting = false, DateTime? starts = null,
        DateTime? ends = null)
    {
        var (foreignAdmin, moderator, admin) = (await world.PersonAsync(), await world.PersonAsync(), await world.PersonAsync());
        await world.ProjectAsync(published: false, admin: foreignAdmin);
        return new Cast(
            await world.ProjectAsync(published, autoPublish, adminPosting, starts, ends, admin, moderator),
            await world.PersonAsync(),
            foreignAdmin,
            await world.PersonAsync(),
            moderator,
            admin,
            await world.PersonAsync(superuser: true));
    }

    /// <summary>Has each of them ask, first those who may the least.</summary>
    public async Task<Verdicts> AskAsync(Func<Person?, Task<Answer>> ask) => new(
        (await ask(null)).Verdict,
        (await ask(User)).Verdict,
        (await ask(ForeignAdmin)).Verdict,
        (await ask(Maker)).Verdict,
        (await ask(Moderator)).Verdict,
        (await ask(Admin)).Verdict,
        (await ask(Superuser)).Verdict);
}

/// <summary>What each of a cast is answered: the status and, of an error, the message.</summary>
internal sealed record Verdicts(
    string Anonymous, string User, string ForeignAdmin, string Maker, string Moderator, string Admin, string Superuser);
