using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Muistot.Infrastructure.Mail;

/// <summary>The adapters that write mail and take it away.</summary>
internal static class MailServices
{
    /// <summary>Adds them.</summary>
    internal static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<MailOptions>(MailOptions.Section)
            .PostConfigure<DataRoot>((mail, root) => mail.PickupDirectory = root.At(mail.PickupDirectory));
        services.AddSingleton<MailTemplates>();
        services.AddSingleton<LoginMailComposer>();
        services.AddSingleton<ErasureMailComposer>();
        switch (configuration.GetValue(MailOptions.Section + ":Driver", MailDriver.Log))
        {
            case MailDriver.Smtp:
                services.AddTransport<SmtpTransport>();
                break;
            case MailDriver.Pickup:
                services.AddTransport<PickupTransport>();
                break;
            default:
                services.AddTransport<LogTransport>();
                break;
        }
    }

    private static void AddTransport<T>(this IServiceCollection services)
        where T : class, IMailTransport
    {
        services.AddSingleton<T>();
        services.AddSingleton<IMailTransport>(provider => new CountingTransport(provider.GetRequiredService<T>()));
    }
}
