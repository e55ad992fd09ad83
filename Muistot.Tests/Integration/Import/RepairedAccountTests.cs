using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Import;

public sealed class RepairedAccountTests() : ImportTest(Backend.Embedded)
{
    [Test]
    public async Task OneOfTwoAccountsKeepsAnAddressThatIsTheSameHere()
    {
        var old = await OldAsync(
            """
            INSERT INTO users (id, email, username, verified) VALUES
              (20, 'Aino@example.com', 'aino1', 0), (21, 'aino@EXAMPLE.com', 'aino2', 1), (22, ' aino@example.com ', 'aino3', 1), (23, 'áino@example.com', 'aino4', 0);
            """);

        var imported = await ImportAsync(old);
        var emails = await World.Read(db => db.Users.Where(user => user.Id >= 20).OrderBy(user => user.Id).Select(user => user.Email)
            .ToListAsync());

        Assert.That(imported.AddsUp, Is.True);
        Assert.That(emails, Is.EqualTo(new[] { null, "aino@EXAMPLE.com", null, "áino@example.com" }));
        Assert.That(imported.About("users", "20"), Has.One.StartsWith("Repaired: another account has its e-mail address"));
        Assert.That(imported.About("users", "22"), Has.One.StartsWith("Repaired: another account has its e-mail address"));
        Assert.That(imported.About("users", "21").Concat(imported.About("users", "23")), Is.Empty);
    }

    [Test]
    public async Task AUsernameThatIsTheSameHereGetsANumber()
    {
        var old = await OldAsync(
            "INSERT INTO users (id, email, username) VALUES (20, 'a@example.com', 'maija'), (21, 'b@example.com', 'MAIJA'), (22, 'c@example.com', 'maija#2')");

        var imported = await ImportAsync(old);
        var names = await World.Read(db => db.Users.OrderBy(user => user.Id).Select(user => user.Username).ToListAsync());

        Assert.That(names, Is.EqualTo(new[] { "Maija", "maija#3", "MAIJA#4", "maija#2" }));
        Assert.That(imported.About("users", "21"),
            Is.EqualTo(new[] { "Repaired: another account has a username that is the same in the target; it ends in #4 now" }));
        Assert.That(imported.About("users", "22"),
            Is.EqualTo(new[] { "Note: its username is not valid in the target; it is kept, and can be used to sign in" }).Or.Empty);
    }

    [TestCase(1000)]
    [TestCase(1)]
    public async Task AUsernameThatHasToChangeDoesNotTakeOneThatFits(int batch)
    {
        var old = await OldAsync("INSERT INTO users (id, email, username) VALUES (20, 'a@example.com', 'Pa\u0308ivi'), (21, 'b@example.com', 'päivi'), (22, 'c@example.com', ''), (23, 'd@example.com', 'user-22')");

        await ImportAsync(old, batch: batch);
        var names = await World.Read(db => db.Users.Where(user => user.Id >= 20).OrderBy(user => user.Id).Select(user => user.Username)
            .ToListAsync());

        Assert.That(names, Is.EqualTo(new[] { "Päivi#2", "päivi", "user-22#2", "user-22" }));
    }

    [TestCase("Matti Meikäläinen", "Matti Meikäläinen", null)]
    [TestCase("José", "José", "Note")]
    [TestCase("50% + more", "50% + more", "Note")]
    [TestCase("ab", "ab", "Note")]
    [TestCase("Pa\u0308ivi", "Päivi", "Repaired")]
    [TestCase("  Väli ", "Väli", "Repaired")]
    [TestCase("", "user-20", "Repaired")]
    public async Task AUsernameIsKeptAndCanSignIn(string source, string target, string? kind)
    {
        var (old, email) = (await OldAsync(), $"{Harness.World.Fresh("mail")}@example.com");
        await old.RunAsync("INSERT INTO users (id, email, username) VALUES (20, @email, @name)", ("@email", email), ("@name", source));

        var imported = await ImportAsync(old);
        await Api.PostAsync($"/auth/email?email={email}");
        var link = Mailbox.LinkOf(await Host.Mail.WaitAsync(email));
        var session = await Api.PostAsync(
            $"/auth/email/exchange?user={Uri.EscapeDataString(Uri.EscapeDataString(link["user"]))}&token={link["token"]}");
        var me = await Api.GetAsync("/me", new Person(20, target, "", session.Token));

        Assert.That(me.Json["username"]!.GetValue<string>(), Is.EqualTo(target));
        Assert.That(imported.About("users", "20").Select(said => said.Split(':')[0]), Is.EqualTo(kind is null ? [] : new[] { kind }));
    }

    [Test]
    public async Task SomeoneWhoHasAnAccountHereAlreadyKeepsIt()
    {
        var target = await World.PersonAsync("Maijuska", email: "Maija@example.com");
        var other = await World.PersonAsync("harri");
        var old = await OldAsync("INSERT INTO users (id, email, username) VALUES (8, 'harri@example.com', 'Harri'); INSERT INTO project_admins (project_id, user_id) VALUES (3, 7)");

        var imported = await ImportAsync(old);
        var again = await ImportAsync(old);
        var memory = await Api.GetAsync("/projects/harbour/sites/old-quay/memories/4711", target);
        var rights = await Api.PostAsync("/projects/harbour/publish?publish=false", by: target);

        Assert.That((imported.AddsUp, again.AddsUp, again.Added), Is.EqualTo((true, true, 0)));
        Assert.That((memory.Json["user"]!.ToString(), memory.Json["own"]!.ToString(), rights.Status),
            Is.EqualTo(("Maijuska", "true", 204)));
        Assert.That(imported.About("users", "7"),
            Is.EqualTo(new[] { "KeptInTarget: it is in the target already from elsewhere, and what is in the target stays" }));
        Assert.That(
            await World.Read(db => db.Users.Where(user => user.UsernameKey.StartsWith("harri")).OrderBy(user => user.Username)
            .Select(user => user.Username).ToListAsync()), Is.EqualTo(new[] { "Harri#2", "harri" }));
        Assert.That(other.Name, Is.EqualTo("harri"));
    }

    [Test]
    public async Task WhatIsUnknownOfAPersonIsLeftOut()
    {
        var old = await OldAsync(
            """
            INSERT INTO users (id, email, username, lang_id, image_id) VALUES (20, 'no address', 'tuntematon', 77, 88);
            INSERT INTO user_personal_data (user_id, first_name, birth_date, country, city) VALUES (20, REPEAT('ä', 255), '0000-00-00', 'XX', 'Turku'), (99, 'x', NULL, NULL, NULL);
            """);

        var imported = await ImportAsync(old);
        var user = await World.Read(db => db.Users.Include(row => row.PersonalData).SingleAsync(row => row.Id == 20));

        Assert.That(imported.AddsUp, Is.True);
        Assert.That((user.Email, user.LanguageId, user.ImageId), Is.EqualTo(("no address", (int?)null, (int?)null)));
        Assert.That((user.PersonalData!.FirstName!.Length, user.PersonalData.BirthDate, user.PersonalData.Country, user.PersonalData.City),
            Is.EqualTo((255, (DateOnly?)null, (string?)null, "Turku")));
        Assert.That(imported.About("users", "20"), Has.One.Contains("language").And.One.Contains("image 88")
            .And.One.Contains("e-mail address"));
        Assert.That(imported.About("user_personal_data", "20"), Has.One.Contains("birth_date").And.One.Contains("country")
            .And.One.Contains("255 characters"));
        Assert.That(imported.About("user_personal_data", "99"), Is.EqualTo(new[] { "NotTaken: its account is not in the target" }));
    }

    [Test]
    public async Task AnAccountHereWithTheSameNumberIsAnotherOne()
    {
        var person = await World.PersonAsync();
        var old = await OldAsync();
        await old.RunAsync("UPDATE users SET id = @id; UPDATE memories SET user_id = @id; UPDATE sites SET creator_id = @id",
            ("@id", person.Id));

        var imported = await ImportAsync(old);
        var memory = await Api.GetAsync("/projects/harbour/sites/old-quay/memories/4711", person);

        Assert.That((memory.Json["user"]!.ToString(), memory.Json["own"]!.ToString()), Is.EqualTo(("Maija", "false")));
        Assert.That(imported.About("users", $"{person.Id}"), Has.One.StartsWith("Repaired: its id is another one's in the target"));
    }
}
