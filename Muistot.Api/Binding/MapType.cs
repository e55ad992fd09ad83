using System.Text.Json;
using Muistot.Application.Common;

namespace Muistot.Api.Binding;

/// <summary>
/// Objects whose members are named by the caller, at most <see cref="ListLimit.Maximum"/>. Members that do not fit are left out after their
/// fault.
/// </summary>
internal sealed class MapType<T> : FormType
{
    private static readonly bool IsNullable = Nullable.GetUnderlyingType(typeof(T)) is not null;

    protected override string Rule => "Must be an object.";

    internal override object? Read(JsonElement json, FormPlace place)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return place.Error(Invalid, Rule);
        if (!ObjectType.HasReadableNames(json))
            return place.Error("characters", ObjectType.NamesRule);
        if (json.GetPropertyCount() > ListLimit.Maximum)
            return place.Error(ListLimit.ErrorCode, ListLimit.Rule);
        var members = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            var inner = place.Below(member.Name);
            if (member.Value.ValueKind == JsonValueKind.Null && IsNullable)
                members[member.Name] = default!;
            else if ((member.Value.ValueKind == JsonValueKind.Null
                ? inner.Error("null", "Must not be null.")
                : Of(typeof(T)).Read(member.Value, inner)) is T value)
                members[member.Name] = value;
        }

        return members;
    }

    internal override object? Parse(string text, FormPlace place) => place.Error(Invalid, Rule);
}
