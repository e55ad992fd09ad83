using System.Text.Json;

namespace Muistot.Tests.Fuzz.Playing;

/// <summary>Keeps a ledger: notes what each accepted request has changed.</summary>
/// <param name="ledger">The ledger.</param>
internal sealed class Keeper(Ledger ledger)
{
    /// <summary>Notes what an exchange has changed.</summary>
    public void Note(Exchange exchange)
    {
        if (exchange.Operation is null || !exchange.IsAccepted || exchange.Step.Method == "HEAD")
            return;
        if (exchange.Operation.IsRead)
            Read(exchange);
        else
            Change(exchange);
    }

    private void Change(Exchange exchange)
    {
        switch (exchange.OperationId)
        {
            case "Projects_Create" or "Sites_Create" or "Memories_Create":
                Create(exchange, exchange.SentJson!.Value);
                break;
            case "Projects_Change" or "Sites_Change" or "Memories_Change" when exchange.Status != 304:
                Patch(ledger.Named(exchange), exchange, exchange.SentJson!.Value);
                break;
            case "Projects_Delete":
                Publish(ledger.Named(exchange), false);
                break;
            case "Sites_Delete" or "Memories_Delete" when ledger.Named(exchange) is { } gone:
                gone.IsDeleted = true;
                break;
            case "Projects_Publish" or "Sites_Publish" or "Memories_Publish":
                Publish(ledger.Named(exchange), Sending.Boolean(exchange.Values.GetValueOrDefault("publish", "")));
                break;
            case "Admin_Publish":
                Order(exchange.SentJson!.Value);
                break;
            case "Projects_AddAdmin" or "Projects_RemoveAdmin" or "Projects_AddModerator" or "Projects_RemoveModerator":
                Staff(exchange);
                break;
            default:
                People(exchange);
                break;
        }
    }

    private void Create(Exchange exchange, JsonElement form)
    {
        var parent = ledger.Named(exchange);
        var id = exchange.OperationId != "Memories_Create" && form.TryGetProperty("id", out var given)
            ? given.GetString()!.Trim()
            : exchange.Headers["Location"].Split('/')[^1];
        var kind = exchange.OperationId switch { "Projects_Create" => "project", "Sites_Create" => "site", _ => "memory" };
        var made = ledger.Add(new Holding(kind, id, parent, exchange.Caller));
        ledger.Own(exchange.Sent!, made);
        made.IsPublished = kind == "project" ? false : made.Project.PublishesAtOnce;
        if (kind == "project")
        {
            Expectations.NewProject(made, form);
            if (form.TryGetProperty("admins", out var admins) && admins.ValueKind == JsonValueKind.Array)
                made.Admins.UnionWith(admins.EnumerateArray().Select(name => ledger.Someone(name.GetString()!.Trim())).OfType<Actor>());
        }
        else if (kind == "site")
        {
            Expectations.NewSite(made, form);
        }
        else
        {
            Expectations.NewMemory(made, form);
        }
    }

    private void Patch(Holding? changed, Exchange exchange, JsonElement form)
    {
        if (changed is null)
            return;
        ledger.Own(exchange.Sent!, changed);
        if (changed.Kind == "memory")
        {
            Expectations.Memory(changed, form);
        }
        else if (changed.Kind == "site")
        {
            Expectations.Site(changed, form);
        }
        else
        {
            Expectations.Project(changed, form);
            if (form.TryGetProperty("default_language", out _))
                ledger.Holdings.Where(holding => holding.Kind == "site" && holding.Parent == changed).ToList()
                    .ForEach(Expectations.ClearChanges);
        }
    }

    private static void Publish(Holding? holding, bool? published)
    {
        if (holding is not null)
            holding.IsPublished = published;
    }

    private void Order(JsonElement order)
    {
        string? Parent(string name) => order.TryGetProperty("parents", out var parents) && parents.ValueKind == JsonValueKind.Object
            && parents.TryGetProperty(name, out var id) ? Sending.Plain(id) : null;
        var id = order.GetProperty("identifier") is { ValueKind: JsonValueKind.Number } number
            ? number.GetRawText()
            : Sending.Plain(order.GetProperty("identifier"));
        var holding = Sending.Plain(order.GetProperty("type")) switch
        {
            "project" => ledger.Find(id),
            "site" => ledger.Find(Parent("project"), id),
            _ => ledger.Find(Parent("project"), Parent("site"), id),
        };
        Publish(holding, !order.TryGetProperty("publish", out var publish) || Sending.Boolean(publish) is not { } said || said);
    }

    private void Staff(Exchange exchange)
    {
        if (ledger.Named(exchange) is not { } project || ledger.Someone(exchange.Values.GetValueOrDefault("username")) is not { } person)
            return;
        var staff = exchange.OperationId.EndsWith("Admin", StringComparison.Ordinal) ? project.Admins : project.Moderators;
        if (exchange.OperationId.Contains("Add", StringComparison.Ordinal))
            staff.Add(person);
        else
            staff.Remove(person);
    }

    private void People(Exchange exchange)
    {
        switch (exchange.OperationId)
        {
            case "Me_Change" when exchange.Caller is { } person && exchange.Status != 304:
                ledger.Own(exchange.Sent!, person);
                Expectations.Person(person, exchange.SentJson!.Value);
                break;
            case "Me_EndSession" or "Me_EndAllSessions":
                exchange.Caller?.SignOut();
                break;
            case "Me_ChangeEmail" or "Me_ChangeUsername" when exchange.Caller is { } person && exchange.Status == 200:
                ledger.Own(exchange.Target, exchange.OperationId == "Me_ChangeEmail" ? person : Ledger.Anyone);
                person.Email = exchange.Values.GetValueOrDefault("email", person.Email);
                person.Name = exchange.Values.GetValueOrDefault("username", person.Name);
                person.SignOut();
                person.SignIn(TokenOf(exchange));
                break;
            case "Login_Exchange" when exchange.Status == 200:
                ledger.Someone(Uri.UnescapeDataString(exchange.Values["user"]))?.SignIn(TokenOf(exchange));
                break;
        }
    }

    private void Read(Exchange exchange)
    {
        if (exchange.Status != 200 || exchange.OperationId is not ("Projects_Get" or "Sites_Get" or "Memories_Get")
            || ledger.Named(exchange) is not { } holding)
            return;

        // A site without an image shows one of its memories'.
        var isItsOwn = holding.Kind != "site" || holding.Expected.GetValueOrDefault("image") is not null;
        if (isItsOwn && exchange.ReceivedJson!.Value.TryGetProperty("image", out var image))
            ledger.Show(image.GetString()!, holding, exchange.Caller);
    }

    private static string TokenOf(Exchange exchange) => exchange.Headers["Authorization"].Split(' ')[^1];
}
