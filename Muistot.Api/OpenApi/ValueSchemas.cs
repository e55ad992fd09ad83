using System.Globalization;
using Muistot.Application.Common;
using Muistot.Application.History;
using Muistot.Application.Map;
using Muistot.Application.Moderation;
using Muistot.Application.Search;
using Muistot.Application.SiteTables;
using Muistot.Domain.Countries;
using Muistot.Domain.Images;
using Muistot.Domain.Languages;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Search;
using Muistot.Domain.Sites;
using Muistot.Domain.Users;
using Muistot.Domain.Values;
using NJsonSchema;
using NJsonSchema.Generation.TypeMappers;

namespace Muistot.Api.OpenApi;

/// <summary>How the values of the contract look in JSON.</summary>
internal static class ValueSchemas
{
    internal static IEnumerable<ITypeMapper> All { get; } =
    [
        Text<ProjectId>(schema => schema.Pattern = Identifier.Pattern),
        Text<SiteId>(schema => schema.Pattern = Identifier.Pattern),
        Text<Username>(schema => schema.Pattern = Username.Pattern),
        Text<SessionId>(_ => { }),
        Text<EmailAddress>(schema => (schema.Format, schema.MaxLength) = ("email", EmailAddress.MaximumLength)),
        Text<LanguageCode>(schema => schema.Pattern = "^[a-z]{2,3}$"),
        Text<LanguageQuery>(schema => schema.Pattern = "^[a-z]{2,3}$"),
        Text<CountryCode>(schema => schema.Pattern = "^[a-zA-Z]{2,3}$"),
        Text<ImageName>(schema => schema.Pattern = ImageName.Pattern),
        Text<Inclusions>(_ => { }),
        Text<Cursor>(schema => schema.Pattern = "^[A-Za-z0-9_-]{32}([A-Za-z0-9_-]{12})?$"),
        Text<BoundingBox>(_ => { }),
        Text<SearchText>(schema => schema.MaxLength = SearchText.MaximumLength),
        Text<SearchTypes>(_ => { }),
        Text<SearchCursor>(schema => schema.Pattern = "^[A-Za-z0-9_-]{48}$"),
        Text<MapCollectionId>(schema => schema.Pattern = @"^([a-zA-Z0-9_-]{4,250}\.)?(sites|memories)$"),
        Number<ImageWidth>(JsonObjectType.Integer, schema => schema.Format = "int32"),
        Number<PageLimit>(JsonObjectType.Integer, schema => (schema.Format, schema.Minimum, schema.Maximum) = ("int32", 1, 1000)),
        Text<ImageUpload>(schema => schema.MinLength = 1),
        Text<DayOrInstant>(_ => { }),
        Text<Instant>(schema => schema.Format = "date-time"),
        Number<VersionNumber>(JsonObjectType.Integer, schema => (schema.Format, schema.Minimum) = ("int32", 1)),
        Number<MemoryId>(JsonObjectType.Integer, schema => (schema.Format, schema.Minimum) = ("int64", 1)),
        Number<Latitude>(JsonObjectType.Number, schema => (schema.Format, schema.Minimum, schema.Maximum) = ("double", -90, 90)),
        Number<Longitude>(JsonObjectType.Number, schema => (schema.Format, schema.Minimum, schema.Maximum) = ("double", -180, 180)),
        new PrimitiveTypeMapper(typeof(ResourceIdentifier), schema =>
        {
            (schema.Description, schema.Example) = (ResourceIdentifier.Rule, ExampleOf<ResourceIdentifier>(JsonObjectType.Integer));
            schema.OneOf.Add(new JsonSchema { Type = JsonObjectType.String });
            schema.OneOf.Add(new JsonSchema { Type = JsonObjectType.Integer, Format = "int64", Minimum = 1 });
        }),
        new PrimitiveTypeMapper(typeof(ISiteTable), schema => (schema.Type, schema.Format) = (JsonObjectType.String, "binary")),
        new OptionalMapper(),
        new StreamMapper(),
    ];

    /// <summary>The example of a value type, or null for other types.</summary>
    internal static object? ExampleOf(Type type)
    {
        var schema = new JsonSchema();
        All.OfType<PrimitiveTypeMapper>().FirstOrDefault(mapper => mapper.MappedType == type)?.GenerateSchema(schema, null!);
        return schema.Example;
    }

    private static PrimitiveTypeMapper Text<T>(Action<JsonSchema> shape)
        where T : class, IValue<T> => new(typeof(T), schema =>
        {
            Describe<T>(schema, JsonObjectType.String);
            shape(schema);
        });

    private static PrimitiveTypeMapper Number<T>(JsonObjectType type, Action<JsonSchema> shape)
        where T : class, IValue<T> => new(typeof(T), schema =>
        {
            Describe<T>(schema, type);
            shape(schema);
        });

    private static void Describe<T>(JsonSchema schema, JsonObjectType type)
        where T : class, IValue<T> => (schema.Type, schema.Description, schema.Example) = (type, T.Rule, ExampleOf<T>(type));

    private static object ExampleOf<T>(JsonObjectType type)
        where T : class, IValue<T> => type switch
        {
            JsonObjectType.Integer => long.Parse(T.Example, CultureInfo.InvariantCulture),
            JsonObjectType.Number => double.Parse(T.Example, CultureInfo.InvariantCulture),
            _ => T.Example,
        };
}
