using Microsoft.Data.Sqlite;

namespace Muistot.Tests.Harness;

/// <summary>SQLite, everything else in process, mail and images into folders.</summary>
internal sealed class EmbeddedHost : TestHost
{
    private string Database => $"Data Source={Path.Combine(Folder, "muistot.db")}";

    private string Template => $"Data Source={Path.Combine(Folder, "template.db")}";

    /// <inheritdoc/>
    public override Task<string> CreateDatabaseAsync() => Task.FromResult($"Data Source={Path.Combine(Folder, $"{Guid.NewGuid():N}.db")}");

    /// <inheritdoc/>
    protected override async Task EmptyAsync()
    {
        var isNew = !File.Exists(Path.Combine(Folder, "template.db"));
        await using var from = new SqliteConnection(isNew ? Database : Template);
        await using var to = new SqliteConnection(isNew ? Template : Database);
        await from.OpenAsync();
        await to.OpenAsync();
        from.BackupDatabase(to);
    }

    /// <inheritdoc/>
    protected override Task<IReadOnlyDictionary<string, string>> StartPartsAsync()
    {
        var (folder, images) = (Path.Combine(Folder, "mail"), Path.Combine(Folder, "images"));
        (Mail, Images) = (new FolderMailbox(folder), new ImageFolder(images));
        return Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>
        {
            ["Database:Provider"] = "Sqlite",
            ["ConnectionStrings:Muistot"] = Database,
            ["Mail:Driver"] = "Pickup",
            ["Mail:PickupDirectory"] = folder,
            ["Files:Folder"] = images,
        });
    }
}
