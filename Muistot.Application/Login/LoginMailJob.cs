using Muistot.Application.Jobs;

namespace Muistot.Application.Login;

/// <summary>A login mail that was asked for. Its token is made when it is sent, and stands nowhere.</summary>
/// <param name="LanguageId">Key of the language to write in.</param>
public sealed record LoginMailJob(int LanguageId) : IJobPayload
{
    /// <inheritdoc/>
    public static string Kind => "login-mail";
}
