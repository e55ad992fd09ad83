using Microsoft.Extensions.Options;
using Muistot.Application.Login;
using Muistot.Infrastructure.Mail;

namespace Muistot.Api.Hosting;

/// <summary>Tells developers where the service is and how to sign in, once it listens.</summary>
internal static class Banner
{
    internal static void ShowBanner(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
            app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(TextOf(app.Services)));
    }

    private static string TextOf(IServiceProvider services)
    {
        var address = services.GetRequiredService<PublicAddress>();
        var superuser = services.GetRequiredService<IOptions<SuperuserOptions>>().Value.Addresses;
        return $"""

              Muistot        {address.Root}
              documentation  {address.Of("docs")}

              To sign in, ask for a login mail and open its link. It arrives {ArrivalOf(services.GetRequiredService<IOptions<MailOptions>>().Value)}.
                curl -X POST '{address.Of("auth", "email")}?email={(superuser.Count > 0 ? superuser[0] : "you@example.com")}'

              Stop with Ctrl+C. README.md names the other people of the demo content.

            """;
    }

    private static string ArrivalOf(MailOptions mail) => mail.Driver switch
    {
        MailDriver.Pickup => $"as a file: grep -ho 'http.*#email-login.*' {PathOf(mail.PickupDirectory)}/*.eml | grep -v '&amp;'",
        MailDriver.Smtp => FormattableString.Invariant(
            $"by {mail.Smtp.Host}:{mail.Smtp.Port} (MailDev of dev/services.sh shows it at http://127.0.0.1:5603)"),
        _ => "in the log below",
    };

    private static string PathOf(string folder)
    {
        var path = Path.GetRelativePath(Environment.CurrentDirectory, folder);
        return path.StartsWith("..", StringComparison.Ordinal) ? folder : path;
    }
}
