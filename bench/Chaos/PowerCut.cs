using System.Diagnostics;

namespace WarRoom.Bench.Chaos;

/// <summary>A power cut: what was written but not synchronised is gone. A library put before the system's copies a database file each time
/// it is synchronised; after the kill these copies take the place of the files.</summary>
internal sealed class PowerCut(string library)
{
    /// <summary>Null where nothing can compile it.</summary>
    public static async Task<PowerCut?> BuildAsync()
    {
        var library = Path.Combine(Directory.CreateTempSubdirectory("warroom-powercut-").FullName, "powercut.so");
        try
        {
            using var cc = Process.Start("cc", ["-O2", "-shared", "-fPIC", "-o", library, Path.Combine(AppContext.BaseDirectory, "Chaos", "powercut.c"), "-ldl"]);
            await cc.WaitForExitAsync();
            return cc.ExitCode == 0 ? new(library) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>What stands in the folder now is on the disk; from here on only what is synchronised is.</summary>
    public IReadOnlyDictionary<string, string> Begin(string folder)
    {
        var disk = Directory.CreateDirectory(DiskOf(folder)).FullName;
        foreach (var file in Directory.EnumerateFiles(disk)) File.Delete(file);
        foreach (var file in Databases(folder)) File.Copy(file, Path.Combine(disk, Path.GetFileName(file)));
        return new Dictionary<string, string> { ["LD_PRELOAD"] = library, ["POWERCUT_FOLDER"] = Path.GetFullPath(folder), ["POWERCUT_DISK"] = disk };
    }

    /// <summary>The folder as the disk has it.</summary>
    public static void Restore(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.db*")) File.Delete(file);
        foreach (var file in Databases(DiskOf(folder))) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }

    public static string DiskOf(string folder) => Path.GetFullPath(folder) + "-disk";

    private static IEnumerable<string> Databases(string folder) =>
        Directory.EnumerateFiles(folder).Where(f => f.EndsWith(".db", StringComparison.Ordinal) || f.EndsWith(".db-wal", StringComparison.Ordinal));
}
