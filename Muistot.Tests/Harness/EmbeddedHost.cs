using Microsoft.Data.Sqlite;

namespace Muistot.Tests.Harness;

/// <summary>SQLite, everything else in process, mail and pictures into folders.</summary>
internal sealed class EmbeddedHost : TestHost
{
    private string Database => $"Data Source={Path.Combine(Folder, "muistot.db")}";

    private string Template => $"Data Source={Path.Combine(Folder, "template.db")}";

    /// <inheritdoc/>
    public override async Task ResetAsync()
    {
        await base.ResetAsync();
        var isNew = !File.Exists(Path.Combine(Folder, "template.db"));
        await using var from = new SqliteConnection(isNew ? Database : Template);
        await using var to = new SqliteConnection(isNew ? Template : Database);
        await from.OpenAsync();
        await to.OpenAsync();
        from.BackupDatabase(to);
    }

    /// <inheritdoc/>
    public override Task<string> CreateDatabaseAsync() => Task.FromResult($"Data Source={Path.Combine(Folder, $"{Guid.NewGuid():N}.db")}");

    /// <inheritdoc/>
    protected override Task<IReadOnlyDictionary<string, string>> StartPartsAsync()
    {
        var (folder, pictures) = (Path.Combine(Folder, "mail"), Path.Combine(Folder, "images"));
        (Mail, Pictures) = (new FolderMailbox(folder), new PictureShelf(pictures));
        return Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>
        {
            ["Database:Provider"] = "Sqlite",
            ["ConnectionStrings:Muistot"] = Database,
            ["Mail:Driver"] = "Pickup",
            ["Mail:PickupDirectory"] = folder,
            ["Files:Folder"] = pictures,
        });
    }
}
