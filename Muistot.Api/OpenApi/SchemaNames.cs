using NJsonSchema.Generation;

namespace Muistot.Api.OpenApi;

/// <summary>Names schemas as clients would: <c>Project</c> for what is shown, <c>CreateProjectForm</c> for what is sent.</summary>
internal sealed class SchemaNames : ISchemaNameGenerator
{
    private const string View = "View";

    public string Generate(Type type)
    {
        if (type.IsGenericType)
            return Generate(type.GetGenericArguments()[0]) + type.Name.Split('`')[0].Replace(View, "", StringComparison.Ordinal);
        var name = type.DeclaringType?.Name + type.Name;
        return name.EndsWith(View, StringComparison.Ordinal) ? name[..^View.Length] : name;
    }
}
