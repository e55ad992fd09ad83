using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Api.Caching;
using Muistot.Domain.Languages;

namespace Muistot.Tests.Unit.Caching;

/// <summary>Actions as MVC finds them, with what the response cache adds to their endpoints.</summary>
internal static class Actions
{
    private static readonly Language Finnish = Language.Of(1);

    /// <summary>Finds the actions of an assembly, or those of some controllers.</summary>
    internal static IReadOnlyList<ControllerActionDescriptor> In(ApplicationPart part)
    {
        using var services = new ServiceCollection().AddLogging()
            .AddMvcCore(mvc => mvc.Conventions.Add(new CachedAction.Convention()))
            .ConfigureApplicationPartManager(parts =>
            {
                parts.ApplicationParts.Clear();
                parts.ApplicationParts.Add(part);
                parts.FeatureProviders.Add(new NestedControllers());
            })
            .Services.BuildServiceProvider();
        return [.. services.GetRequiredService<IActionDescriptorCollectionProvider>()
            .ActionDescriptors.Items.OfType<ControllerActionDescriptor>()];
    }

    /// <summary>What the response cache knows of an action; null when its responses are not kept.</summary>
    internal static CachedAction? Cached(this ControllerActionDescriptor action) =>
        action.EndpointMetadata.OfType<CachedAction>().SingleOrDefault();

    /// <summary>The key of a response.</summary>
    /// <param name="action">The action.</param>
    /// <param name="path">The texts of its parameters that are in the path.</param>
    /// <param name="query">The query, with its question mark.</param>
    /// <param name="language">The language, or Finnish.</param>
    /// <param name="caller">The caller, or none.</param>
    internal static ResponseKey? KeyOf(
        this ControllerActionDescriptor action, IEnumerable<(string Name, string Text)> path, string query = "", Language? language = null,
        string? caller = "Aino")
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new QueryString(query);
        foreach (var (name, text) in path)
            request.RouteValues[name] = text;
        return action.Cached()!.KeyOf(request, language ?? Finnish, caller);
    }

    /// <summary>The key of a response, from the texts of all parameters.</summary>
    internal static ResponseKey? KeyOf(this ControllerActionDescriptor action, IReadOnlyDictionary<string, string> texts)
    {
        var isInPath = action.Parameters.ToLookup(parameter => parameter.BindingInfo!.BindingSource == BindingSource.Path,
            parameter => parameter);
        return action.KeyOf(
            isInPath[true].Select(parameter => (NameOf(parameter), texts[parameter.Name])),
            string.Concat(isInPath[false].Where(parameter => texts.ContainsKey(parameter.Name))
            .Select((parameter, index) => $"{(index == 0 ? '?' : '&')}{NameOf(parameter)}={texts[parameter.Name]}")));

        static string NameOf(Microsoft.AspNetCore.Mvc.Abstractions.ParameterDescriptor parameter) =>
            parameter.BindingInfo!.BinderModelName ?? parameter.Name;
    }

    private sealed class NestedControllers : ControllerFeatureProvider
    {
        protected override bool IsController(System.Reflection.TypeInfo typeInfo) =>
            base.IsController(typeInfo) || typeInfo.IsNestedAssembly;
    }
}
