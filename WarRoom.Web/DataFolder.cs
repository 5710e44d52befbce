using System.Security.Cryptography;

namespace WarRoom.Web;

/// <summary>The one folder in which an installation keeps what it knows: databases and keys. Made absolute here and nowhere else.</summary>
public sealed class DataFolder
{
    public DataFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(Path);
        Directory.CreateDirectory(Keys);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Path { get; }

    public string Keys => System.IO.Path.Combine(Path, "keys");

    public string Database => System.IO.Path.Combine(Path, "warroom.db");

    public string Clicks => System.IO.Path.Combine(Path, "clicks.db");

    /// <summary>The key that signs personal links; made on first use, beside the data protection keys.</summary>
    public byte[] LinkKey()
    {
        var file = System.IO.Path.Combine(Keys, "links.key");
        if (!File.Exists(file)) File.WriteAllBytes(file, RandomNumberGenerator.GetBytes(32));
        return File.ReadAllBytes(file);
    }

    /// <summary>The key pair of web push, as <paramref name="make"/> writes it on first use; nobody else on the machine may read it.</summary>
    public string PushKey(Func<string> make)
    {
        var file = System.IO.Path.Combine(Keys, "push.key");
        if (File.Exists(file)) return File.ReadAllText(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var made = make();
        using (var writer = new StreamWriter(file, options)) writer.Write(made);
        return made;
    }

    /// <summary>Starts over: the databases go, the keys stay.</summary>
    public void Empty()
    {
        foreach (var file in Directory.EnumerateFiles(Path, "*.db*")) File.Delete(file);
    }

    /// <summary>Held while the process runs: one process a folder.</summary>
    public FileStream Lock()
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(Path, "warroom.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new InvalidOperationException($"Another WarRoom already uses {Path}. Stop it first, or give this one a folder of its own with WarRoom__DataDir.", e);
        }
    }
}
