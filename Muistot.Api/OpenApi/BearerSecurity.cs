using NSwag;

namespace Muistot.Api.OpenApi;

/// <summary>The bearer scheme (RFC 6750).</summary>
internal static class BearerSecurity
{
    internal const string Name = "bearer";

    internal static OpenApiSecurityScheme Scheme => new()
    {
        Type = OpenApiSecuritySchemeType.Http,
        Scheme = "bearer",
        Description = "The token of a session. `POST /auth/email` sends a login mail; `POST /auth/email/exchange`, with the user and the token of the link in it, "
            + "answers with the header `Authorization: bearer <token>`. Paste the token here, without the word bearer.",
    };

    /// <summary>What an operation needs that only signed-in people may use.</summary>
    internal static OpenApiSecurityRequirement Required => new() { [Name] = [] };

    /// <summary>What an operation needs that anyone may use.</summary>
    internal static OpenApiSecurityRequirement None => [];
}
