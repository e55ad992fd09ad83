using System.Net;
using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Muistot.Application.Common;

namespace Muistot.Api.Binding;

/// <summary>Reads what stands in paths and queries, by the same rules as bodies.</summary>
internal sealed class TextModelBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var source = bindingContext.BindingSource == BindingSource.Path ? ValidationError.Path : ValidationError.Query;
        var errors = bindingContext.HttpContext.RequestServices.GetRequiredService<ValidationErrors>();
        var place = new FormPlace(errors, [source, Naming.SnakeCase(bindingContext.FieldName)]);
        var found = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (found.Length == 0)
        {
            if (!HasDefault(bindingContext))
                bindingContext.Result = ModelBindingResult.Success(place.Error("missing", "Required."));
            return Task.CompletedTask;
        }

        var (request, type) = (bindingContext.HttpContext.Request, FormType.Of(bindingContext.ModelType));
        var value = Read(request, bindingContext.BindingSource!, bindingContext.ModelName, found.Values, type, place);
        bindingContext.Result = ModelBindingResult.Success(value ?? Empty(bindingContext.ModelType));
        return Task.CompletedTask;
    }

    /// <summary>Reads a value from its text, or from several, as its type combines them.</summary>
    /// <returns>The value, or null after an error.</returns>
    internal static object? Read(HttpRequest request, BindingSource source, string name, StringValues texts, FormType type, FormPlace place)
    {
        if (type.Combine([.. texts.Select(one => one ?? "")]) is not { } text)
            return place.Error("repeated", "Must be given once.");
        var readable = source == BindingSource.Query && !IsUtf8(request.QueryString, name)
            ? (string?)place.Error("characters", "Must be well-formed Unicode.")
            : place.WellFormed(text);
        return readable is null ? null : type.Parse(readable, place);
    }

    /// <summary>
    /// True when a parameter of a query is UTF-8: what cannot be decoded is left encoded, and looks like a text that somebody wrote.
    /// </summary>
    internal static bool IsUtf8(QueryString query, string name)
    {
        foreach (var pair in new QueryStringEnumerable(query.Value))
        {
            var encoded = Encoding.UTF8.GetBytes(pair.EncodedValue.ToArray());
            if (pair.DecodeName().Span.Equals(name, StringComparison.OrdinalIgnoreCase)
                && !Utf8.IsValid(WebUtility.UrlDecodeToBytes(encoded, 0, encoded.Length)))
                return false;
        }

        return true;
    }

    private static bool HasDefault(ModelBindingContext context) => context.ModelMetadata is DefaultModelMetadata
        && context.ActionContext.ActionDescriptor.Parameters.OfType<ControllerParameterDescriptor>()
            .First(parameter => string.Equals(parameter.Name, context.ModelMetadata.ParameterName, StringComparison.Ordinal))
            .ParameterInfo.HasDefaultValue;

    private static object? Empty(Type type) =>
        type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;

    /// <summary>Gives every parameter of a path or query its binder.</summary>
    internal sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
            context.BindingInfo.BindingSource is { } source && (source == BindingSource.Path || source == BindingSource.Query)
                ? new TextModelBinder()
                : null;
    }
}
