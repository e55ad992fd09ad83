namespace Muistot.Api.Commands.Export;

/// <summary>A file for what is known only at the end to stand at the beginning. It goes when it is closed.</summary>
internal static class Spool
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Creates one in the folder for temporary files (<c>TMPDIR</c>).</summary>
    internal static FileStream Create() => new(
        Path.Combine(Path.GetTempPath(), $"muistot-{Guid.NewGuid():N}.tmp"),
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = BufferSize,
            Options = FileOptions.DeleteOnClose,
        });
}
