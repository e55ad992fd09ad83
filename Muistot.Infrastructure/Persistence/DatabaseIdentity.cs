namespace Muistot.Infrastructure.Persistence;

/// <summary>Tells this database from every other one. There is one row; a copy or a restored backup has the same.</summary>
public sealed class DatabaseIdentity
{
    /// <summary>Key of the one row.</summary>
    public const int OnlyRow = 1;

    /// <summary>The key, which keeps a second row out.</summary>
    public int Id { get; init; } = OnlyRow;

    /// <summary>32 hexadecimal digits, random.</summary>
    public required string Identity { get; init; }
}
