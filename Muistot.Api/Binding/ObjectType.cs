using System.Reflection;
using System.Text.Json;
using Muistot.Application.Common;

namespace Muistot.Api.Binding;

/// <summary>Objects, member by member as their constructor lists them. Members that it does not list are ignored.</summary>
internal sealed class ObjectType : FormType
{
    /// <summary>What the names of members are.</summary>
    internal const string NamesRule = "The name of a member must be well-formed Unicode.";

    private readonly ConstructorInfo constructor;
    private readonly Member[] members;

    internal ObjectType(Type type)
    {
        constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        members = [.. constructor.GetParameters().Select(parameter => new Member(parameter))];
    }

    protected override string Rule => "Must be an object.";

    internal override object? Read(JsonElement json, FormPlace place)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return place.Error(Invalid, Rule);
        return HasReadableNames(json)
            ? constructor.Invoke([.. members.Select(member => member.Read(json, place))])
            : place.Error("characters", NamesRule);
    }

    internal override object? Parse(string text, FormPlace place) => place.Error(Invalid, Rule);

    /// <summary>
    /// False when a name holds half a surrogate pair or bytes that are no UTF-8, at which looking members up would throw.
    /// </summary>
    internal static bool HasReadableNames(JsonElement json)
    {
        try
        {
            return json.EnumerateObject().All(member => member.Name is not null);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private sealed class Member(ParameterInfo parameter)
    {
        private readonly string name = Naming.SnakeCase(parameter.Name!);
        private readonly Lazy<FormType> type = new(() => Of(parameter.ParameterType));
        private readonly bool isOptional = IsOptional(parameter);
        private readonly bool isNullable = IsNullable(parameter);
        private readonly object? absent = parameter.HasDefaultValue ? parameter.DefaultValue : null;

        internal object? Read(JsonElement json, FormPlace place)
        {
            var inner = place.Below(name);
            if (!json.TryGetProperty(name, out var value))
                return parameter.HasDefaultValue ? absent : inner.Error("missing", "Required.");
            if (value.ValueKind == JsonValueKind.Null && !isNullable)
                return inner.Error("null", "Must not be null.");
            return value.ValueKind == JsonValueKind.Null && !isOptional ? null : type.Value.Read(value, inner);
        }

        private static bool IsOptional(ParameterInfo parameter) =>
            parameter.ParameterType.IsGenericType && parameter.ParameterType.GetGenericTypeDefinition() == typeof(Optional<>);

        private static bool IsNullable(ParameterInfo parameter)
        {
            var nullability = new NullabilityInfoContext().Create(parameter);
            return (IsOptional(parameter) ? nullability.GenericTypeArguments[0] : nullability).WriteState == NullabilityState.Nullable;
        }
    }
}
