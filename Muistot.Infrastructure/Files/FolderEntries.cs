using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Muistot.Infrastructure.Files;

/// <summary>
/// Brings the names of the files in a folder to the disk. Flushing a file does that for its bytes only: after a power cut, it may
/// have its former name again (POSIX.1-2024, fsync; Linux manual, fsync(2)).
/// </summary>
internal static class FolderEntries
{
    private const int ReadOnly = 0;

    /// <summary>Waits until every name in a folder is on the disk.</summary>
    /// <exception cref="IOException">The folder cannot be opened, or not be written.</exception>
    internal static void Flush(string folder)
    {
        // The file systems of Windows keep names in a log of their own.
        if (OperatingSystem.IsWindows())
            return;

        // .NET opens files only.
        using var handle = new SafeFileHandle(Open(folder, ReadOnly), ownsHandle: true);
        if (handle.IsInvalid)
            throw new IOException($"The folder '{folder}' cannot be opened.", new Win32Exception());
        RandomAccess.FlushToDisk(handle);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
