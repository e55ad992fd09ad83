using System.Net;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Login;

public sealed class UserNamesInLinksTests() : LoginTest(Backend.Embedded)
{
    // How a client comes from the link's member, as it stands there, to the query of the exchange.
    private static readonly Dictionary<string, Func<string, string, string>> Ways = new()
    {
        ["as it stands in the link"] = (name, inLink) => inLink,
        ["as it stands in the link, encoded"] = (name, inLink) => Uri.EscapeDataString(inLink),
        ["as it stands in the link, form-encoded"] = (name, inLink) => WebUtility.UrlEncode(inLink),
        ["decoded, encoded once"] = (name, inLink) => Uri.EscapeDataString(name),
        ["decoded, encoded twice"] = (name, inLink) => Uri.EscapeDataString(Uri.EscapeDataString(name)),
        ["decoded, in other case, encoded once"] = (name, inLink) => Uri.EscapeDataString(name.ToUpperInvariant()),
        ["decoded, in NFD, encoded once"] = (name, inLink) => Uri.EscapeDataString(name.Normalize(System.Text.NormalizationForm.FormD)),
    };

    [Test]
    public async Task LetTheirOwnersIn(
        [Values("Ripeä Ötökkä #1234", "a.b-c_d@e:f", "100 # 20", "NopeaKettu#0001")] string name,
        [ValueSource(nameof(WayNames))] string way)
    {
        var person = await World.PersonAsync(name);
        var fragment = Mailbox.FragmentOf(await MailAsync(person.Email));
        var members = fragment.Split('&').Select(member => member.Split('=', 2)[1]).ToList();

        var answer = await Api.PostAsync($"/auth/email/exchange?user={Ways[way](name, members[0])}&token={members[1]}");

        Assert.That(answer.Status, Is.EqualTo(200), answer.ToString());
        Assert.That((await MeAsync(answer.Token)).Json["username"]!.GetValue<string>(), Is.EqualTo(name));
    }

    private static readonly string[] WayNames = [.. Ways.Keys];
}
