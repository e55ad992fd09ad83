using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;
using Muistot.Api.Binding;
using Muistot.Api.Controllers;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Map;
using Muistot.Domain.Languages;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;

namespace Muistot.Api.Caching;

/// <summary>
/// What the response cache knows of an action whose use case is <see cref="CachedAttribute"/>: its parameters, and what its responses
/// show. Made once for each action, and part of the metadata of its endpoint.
/// </summary>
internal sealed class CachedAction
{
    private readonly string name;
    private readonly CachedContent content;
    private readonly Parameter[] parameters;
    private readonly int project;
    private readonly int site;
    private readonly int collection;

    private CachedAction(ActionModel action, Type request, CachedAttribute declared)
    {
        name = action.DisplayName;
        content = declared.Content | CachedContent.Everything
            | (typeof(IProjectRequest).IsAssignableFrom(request) ? CachedContent.Project : CachedContent.Nothing)
            | (typeof(ISiteRequest).IsAssignableFrom(request) ? CachedContent.Site : CachedContent.Nothing);
        ShowsVersion = ShowsVersionOf(request);
        parameters = [.. action.Parameters.Select(parameter => new Parameter(parameter, declared))];
        collection = Array.FindIndex(parameters, parameter => parameter.Type == typeof(MapCollectionId));
        (project, site) = (IndexOf(typeof(ProjectId), CachedContent.Project), IndexOf(typeof(SiteId), CachedContent.Site));
        if (declared.ExceptWith.FirstOrDefault(excepted => !parameters.Any(parameter => parameter.Is(excepted))) is { } unknown)
            throw new InvalidOperationException($"{request.Name} is not cached with {unknown}, and {name} has no such parameter.");
    }

    /// <summary>True when its responses show a version of one resource, and have tags that name it.</summary>
    internal bool ShowsVersion { get; }

    /// <summary>True when the responses to a query show a version of one resource.</summary>
    /// <param name="request">The type of the query.</param>
    internal static bool ShowsVersionOf(Type request) => request.GetInterfaces().Any(contract =>
        contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IQuery<>)
        && contract.GetGenericArguments()[0].IsAssignableTo(typeof(IVersionedView)));

    /// <summary>The key of the response to a request.</summary>
    /// <param name="request">A request to this action.</param>
    /// <param name="language">The language of the response.</param>
    /// <param name="caller">The name that the caller's session is of, or null.</param>
    /// <returns>Null when the response is not kept: a parameter cannot be read, or is one with which it is not worth it.</returns>
    internal ResponseKey? KeyOf(HttpRequest request, Language language, string? caller)
    {
        if (caller is null && content.HasFlag(CachedContent.Caller))
            return null;
        var (values, length, errors) = (new object?[parameters.Length], 0, new ValidationErrors());
        for (var index = 0; index < parameters.Length; index++)
        {
            if (!parameters[index].TryRead(request, errors, out values[index], ref length))
                return null;
        }

        return new ResponseKey(this, values, language, caller) { Length = length };
    }

    /// <summary>The tags of what a response shows.</summary>
    /// <param name="values">The values of the parameters.</param>
    /// <param name="caller">The name that the caller's session is of, or null.</param>
    internal string[] TagsOf(object?[] values, string? caller)
    {
        var of = project < 0 ? null : (ProjectId?)values[project];
        if (collection >= 0 && values[collection] is MapCollectionId named)
        {
            of = named.Project;
            if (of is null)
                return [CacheTags.Everything, CacheTags.Anything];
        }

        return CacheTags.Of(content, of, site < 0 ? null : (SiteId?)values[site], caller);
    }

    private static CachedAction? Of(ActionModel action) =>
        action.Attributes.OfType<HttpGetAttribute>().Any()
        && action.Attributes.OfType<HandlesAttribute>().SingleOrDefault() is { Request: var request }
        && request.GetCustomAttribute<CachedAttribute>() is { } declared
            ? new CachedAction(action, request, declared)
            : null;

    private int IndexOf(Type type, CachedContent needs)
    {
        var index = Array.FindIndex(parameters, parameter => parameter.Type == type);
        return index >= 0 || collection >= 0 || !content.HasFlag(needs)
            ? index
            : throw new InvalidOperationException($"Responses of {name} are cached, and none of its parameters is a {type.Name}.");
    }

    /// <summary>Gives the endpoints of cached actions their <see cref="CachedAction"/>.</summary>
    internal sealed class Convention : IActionModelConvention
    {
        /// <inheritdoc/>
        /// <exception cref="InvalidOperationException">The action is cached, and its parameters do not tell what its responses depend
        /// on.</exception>
        public void Apply(ActionModel action)
        {
            if (Of(action) is not { } cached)
                return;
            foreach (var selector in action.Selectors)
                selector.EndpointMetadata.Add(cached);
        }
    }

    /// <summary>A parameter that is bound from the path or the query.</summary>
    private sealed class Parameter
    {
        private readonly string name;
        private readonly string member;
        private readonly BindingSource source;
        private readonly FormType form;
        private readonly bool isOptional;
        private readonly object? absent;
        private readonly bool isExcepted;

        internal Parameter(ParameterModel parameter, CachedAttribute declared)
        {
            var info = parameter.ParameterInfo;
            (Type, member, name) = (info.ParameterType, info.Name!, parameter.BindingInfo?.BinderModelName ?? info.Name!);
            source = parameter.BindingInfo?.BindingSource ?? BindingSource.Custom;
            if (source != BindingSource.Path && source != BindingSource.Query)
            {
                throw new InvalidOperationException(
                    $"Responses of {parameter.Action.DisplayName} are cached, and {name} is bound from neither path nor query.");
            }

            form = FormType.Of(Type);
            (isOptional, absent) = (info.HasDefaultValue, info.HasDefaultValue ? info.DefaultValue : null);
            isExcepted = declared.ExceptWith.Any(Is);
        }

        internal Type Type { get; }

        internal bool Is(string excepted) => string.Equals(member, excepted, StringComparison.OrdinalIgnoreCase);

        /// <summary>Reads the value as it is bound.</summary>
        internal bool TryRead(HttpRequest request, ValidationErrors errors, out object? value, ref int length)
        {
            value = absent;
            if (Find(request) is not { Count: > 0 } texts)
                return isOptional;
            if (isExcepted)
                return false;
            length += texts.Sum(text => text?.Length ?? 0);
            value = TextModelBinder.Read(request, source, name, texts, form, new FormPlace(errors, []));
            return value is not null;
        }

        private StringValues Find(HttpRequest request)
        {
            if (source == BindingSource.Path)
                return request.RouteValues.TryGetValue(name, out var part) ? Convert.ToString(part, CultureInfo.InvariantCulture) : null;
            return request.QueryString.HasValue && request.Query.TryGetValue(name, out var texts) ? texts : StringValues.Empty;
        }
    }
}
