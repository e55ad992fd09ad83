using System.Reflection;
using Microsoft.Net.Http.Headers;
using Muistot.Api.Controllers;
using Muistot.Api.Hosting;
using Muistot.Application.Login;
using Muistot.Application.Me;
using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;

namespace Muistot.Api.OpenApi;

/// <summary>Says which operations speak the language that the caller asks for (RFC 9110 §12.5.4), and which headers ask.</summary>
internal sealed class LanguageHeaders : IOperationProcessor
{
    public bool Process(OperationProcessorContext context)
    {
        var operation = context.OperationDescription.Operation;
        var isLocalized = context.MethodInfo.GetCustomAttribute<LocalizedAttribute>() is not null;
        var request = context.MethodInfo.GetCustomAttribute<HandlesAttribute>()?.Request;
        var sendsMail = request == typeof(RequestLoginMail) || request == typeof(RequestErasure);
        if (!isLocalized && !sendsMail)
            return true;

        Ask(LanguageNegotiation.OwnHeader, "Preferred languages, such as en or fi;q=0.5,en. Takes precedence over the standard headers.",
            "en", "language");
        if (sendsMail)
            Ask(HeaderNames.ContentLanguage, "Languages of the page that sends the request.", "en");
        Ask(HeaderNames.AcceptLanguage, "Languages that the caller reads.", "en-GB,en;q=0.9,fi;q=0.5");
        if (isLocalized)
            operation.Responses["200"].Headers[HeaderNames.ContentLanguage] =
                TextHeader.Of("The languages of the texts in the response, the requested one first.");
        return true;

        void Ask(string name, string description, string example, string? variable = null) => TextHeader.Add(operation, name, description,
            example, variable);
    }
}
