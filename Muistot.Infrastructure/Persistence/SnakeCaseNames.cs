using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Muistot.Infrastructure.Persistence;

/// <summary>Names columns, keys and indexes in snake_case, where a configuration has not named them itself.</summary>
internal static class SnakeCaseNames
{
    internal static void Apply(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties()
                .Where(property => property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null))
                property.SetColumnName(SnakeCase(property.Name));
            foreach (var key in entity.GetKeys())
                key.SetName($"pk_{entity.GetTableName()}");
            foreach (var index in entity.GetIndexes().Where(index => index.FindAnnotation(RelationalAnnotationNames.Name) is null))
                index.SetDatabaseName($"{(index.IsUnique ? "ux" : "ix")}_{entity.GetTableName()}_{Columns(index.Properties)}");
        }

        foreach (var foreignKey in model.GetEntityTypes().SelectMany(entity => entity.GetForeignKeys()))
            foreignKey.SetConstraintName($"fk_{foreignKey.DeclaringEntityType.GetTableName()}_{Columns(foreignKey.Properties)}");
    }

    private static string Columns(IEnumerable<IMutableProperty> properties) =>
        string.Join('_', properties.Select(property => property.GetColumnName()));

    private static string SnakeCase(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
