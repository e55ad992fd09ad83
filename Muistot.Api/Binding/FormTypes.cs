using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Muistot.Application.Common;
using Muistot.Domain.Images;
using Muistot.Domain.Values;

namespace Muistot.Api.Binding;

/// <summary>
/// Reads one type of the forms that requests are made of. What does not fit becomes a fault, and reading goes on: callers are told
/// all faults at once, which a serializer that throws at the first cannot do.
/// </summary>
internal abstract class FormType
{
    protected const string Invalid = "invalid";

    private static readonly ConcurrentDictionary<Type, FormType> Known = new();

    /// <summary>The reader of a type.</summary>
    internal static FormType Of(Type type) => Known.GetOrAdd(type, Create);

    /// <summary>Reads a JSON value that is not null. Returns null after a fault.</summary>
    internal virtual object? Read(JsonElement json, FormPlace place) => json.ValueKind switch
    {
        JsonValueKind.String => place.TextOf(json) is { } text ? Parse(text, place) : null,
        _ => place.Error(Invalid, Rule),
    };

    /// <summary>Reads a text, of a path, a query, or a JSON string. Returns null after a fault.</summary>
    internal abstract object? Parse(string text, FormPlace place);

    /// <summary>What several texts of one parameter mean together, or null when it must not be repeated.</summary>
    internal virtual string? Combine(IReadOnlyList<string> texts) => texts.Count == 1 ? texts[0] : null;

    /// <summary>What is wanted, as a sentence.</summary>
    protected abstract string Rule { get; }

    private static FormType Create(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return new TextType();
        if (type == typeof(bool))
            return new BooleanType();
        if (type == typeof(int))
            return new IntegerType();
        if (type == typeof(DateOnly))
            return new DateType();
        if (type == typeof(ImageUpload))
            return new ImageUploadType();
        if (type.IsEnum)
            return new EnumType(type);
        if (type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IValue<>)))
            return Generic(typeof(ValueType<>), type);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return Generic(typeof(ListType<>), type.GetGenericArguments()[0]);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return Generic(typeof(MapType<>), type.GetGenericArguments()[1]);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>))
            return Generic(typeof(OptionalType<>), type.GetGenericArguments()[0]);
        return new ObjectType(type);
    }

    private static FormType Generic(Type definition, Type argument) =>
        (FormType)Activator.CreateInstance(definition.MakeGenericType(argument), nonPublic: true)!;
}

/// <summary>Texts. They are trimmed; U+0000 and lone surrogates are no text.</summary>
internal sealed class TextType : FormType
{
    protected override string Rule => "Must be a string.";

    internal override object? Parse(string text, FormPlace place) => text;
}

/// <summary>Values of the contract that know their own rule.</summary>
internal sealed class ValueType<T> : FormType
    where T : class, IValue<T>
{
    protected override string Rule => T.Rule;

    internal override object? Read(JsonElement json, FormPlace place) =>
        json.ValueKind == JsonValueKind.Number && T.IsNumber ? Parse(json.GetRawText(), place) : base.Read(json, place);

    internal override string? Combine(IReadOnlyList<string> texts) => T.Combine(texts);

    internal override object? Parse(string text, FormPlace place) => T.TryParse(text, out var value) ? value : place.Error(Invalid, Rule);
}

/// <summary>True or false, also in the words of forms and of Python.</summary>
internal sealed class BooleanType : FormType
{
    protected override string Rule => "Must be true or false.";

    internal override object? Read(JsonElement json, FormPlace place) => json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => Parse(json.GetRawText(), place),
        _ => base.Read(json, place),
    };

    internal override object? Parse(string text, FormPlace place) =>
        BooleanText.TryParse(text, out var value) ? value : place.Error(Invalid, Rule);
}

/// <summary>Whole numbers.</summary>
internal sealed class IntegerType : FormType
{
    protected override string Rule => "Must be a whole number.";

    internal override object? Read(JsonElement json, FormPlace place) =>
        json.ValueKind == JsonValueKind.Number ? Parse(json.GetRawText(), place) : base.Read(json, place);

    internal override object? Parse(string text, FormPlace place) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : place.Error(Invalid, Rule);
}

/// <summary>Dates of ISO 8601.</summary>
internal sealed class DateType : FormType
{
    protected override string Rule => "Must be a date such as 1971-02-28.";

    internal override object? Parse(string text, FormPlace place) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : place.Error(Invalid, Rule);
}

/// <summary>One of a few words.</summary>
internal sealed class EnumType(Type type) : FormType
{
    private readonly Dictionary<string, object> values = Enum.GetValues(type).Cast<object>()
        .ToDictionary(value => Naming.SnakeCase(value.ToString()!), StringComparer.Ordinal);

    protected override string Rule => $"Must be one of {string.Join(", ", values.Keys)}.";

    internal override object? Parse(string text, FormPlace place) =>
        values.TryGetValue(text, out var value) ? value : place.Error(Invalid, Rule);
}

/// <summary>Lists of at most <see cref="ListLimit.Maximum"/> items. Items that do not fit are left out after their fault.</summary>
internal sealed class ListType<T> : FormType
{
    protected override string Rule => "Must be a list.";

    internal override object? Read(JsonElement json, FormPlace place)
    {
        if (json.ValueKind != JsonValueKind.Array)
            return place.Error(Invalid, Rule);
        if (json.GetArrayLength() > ListLimit.Maximum)
            return place.Error(ListLimit.ErrorCode, ListLimit.Rule);
        var items = new List<T>();
        foreach (var (index, item) in json.EnumerateArray().Index())
        {
            var inner = place.Below(index.ToString(CultureInfo.InvariantCulture));
            if ((item.ValueKind == JsonValueKind.Null
                ? inner.Error("null", "Must not be null.")
                : Of(typeof(T)).Read(item, inner)) is T value)
                items.Add(value);
        }

        return items;
    }

    internal override object? Parse(string text, FormPlace place) => place.Error(Invalid, Rule);
}

/// <summary>Members of PATCH bodies that are there.</summary>
internal sealed class OptionalType<T> : FormType
{
    protected override string Rule => "";

    internal override object? Read(JsonElement json, FormPlace place) =>
        json.ValueKind == JsonValueKind.Null
            ? new Optional<T>(default!)
            : new Optional<T>(Of(typeof(T)).Read(json, place) is T value ? value : default!);

    internal override object? Parse(string text, FormPlace place) => place.Error(Invalid, Rule);
}
