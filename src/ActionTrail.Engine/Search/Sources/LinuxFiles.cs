using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ActionTrail.Engine.Search.Sources;

/// <summary>
/// Opens files and lists folders with the fewest calls of Linux. An archive can be ten thousand small files in as many folders; the
/// library makes seven calls for each file and each folder where five do. What is unusual or fails is left to the library, which knows more and says why.
/// </summary>
internal static unsafe partial class LinuxFiles
{
    private const int ReadOnly = 0;
    private const int CloseOnExec = 0x80000;

    // Of struct dirent, which glibc and musl lay out alike on 64 bits.
    private const int TypeAt = 18;
    private const int NameAt = 19;
    private const byte FolderType = 4;
    private const byte FileType = 8;

    private static readonly bool s_isSupported = OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    /// <summary>Opens a file to read.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>The file; null when the library is to open it.</returns>
    public static SafeFileHandle? Open(string path)
    {
        int file = s_isSupported ? OpenFile(path, ReadOnly | CloseOnExec) : -1;
        return file < 0 ? null : new(file, ownsHandle: true);
    }

    /// <summary>Lists a folder of files and folders, hidden ones left out.</summary>
    /// <param name="folder">Its path.</param>
    /// <returns>The entries in no order; null when the library is to list it.</returns>
    public static List<FolderEntry>? List(string folder)
    {
        nint open = s_isSupported ? OpenFolder(folder) : 0;
        if (open == 0)
        {
            return null;
        }

        try
        {
            var entries = new List<FolderEntry>();
            while (true)
            {
                byte* entry = ReadFolder(open);
                if (entry is null)
                {
                    return Marshal.GetLastPInvokeError() == 0 ? entries : null;
                }

                byte type = entry[TypeAt];
                ReadOnlySpan<byte> name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + NameAt);
                if (name[0] == (byte)'.')
                {
                    continue;
                }

                if (type is not (FolderType or FileType))
                {
                    return null; // A link, or a file system that does not tell.
                }

                entries.Add(new(Encoding.UTF8.GetString(name), type == FolderType));
            }
        }
        finally
        {
            _ = CloseFolder(open);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OpenFile(string path, int flags);

    [LibraryImport("libc", EntryPoint = "opendir", StringMarshalling = StringMarshalling.Utf8), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint OpenFolder(string path);

    [LibraryImport("libc", EntryPoint = "readdir", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial byte* ReadFolder(nint folder);

    [LibraryImport("libc", EntryPoint = "closedir"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int CloseFolder(nint folder);
}
