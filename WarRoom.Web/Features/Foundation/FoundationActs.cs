using MudBlazor;
using WarRoom.Domain.Team;
using WarRoom.Web.Features.Foundation.Storing;

namespace WarRoom.Web.Features.Foundation;

/// <summary>What the parts of the page ask of it: open a form or an import, delete with an undo, read again.</summary>
public sealed class FoundationActs(IServiceProvider services, ISnackbar snackbar, Actor actor, Func<Task> refresh)
{
    public bool MayEdit { get; } = actor.Role.Has(Right.EditFoundation);

    public Actor Actor => actor;

    public T Use<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>The row that the form shows.</summary>
    public (ImportKind Kind, Guid? Id, IReadOnlyDictionary<string, string> Cells)? Form { get; private set; }

    /// <summary>The kind of sheet that is being imported.</summary>
    public ImportKind? Import { get; private set; }

    public string Saved { get; private set; } = "";

    public Task RefreshAsync() => refresh();

    public async Task EditAsync(ImportKind kind, Guid id)
    {
        var row = (await Use<ReadPart>().RunAsync(kind, actor)).FirstOrDefault(r => r.Id == id);
        if (row is not null) Form = (kind, id, row.Cells);
        await refresh();
    }

    public Task AddAsync(ImportKind kind, params (string Column, string Value)[] cells)
    {
        Form = (kind, null, cells.ToDictionary(c => c.Column, c => c.Value));
        return refresh();
    }

    public Task CloseFormAsync()
    {
        Form = null;
        return refresh();
    }

    public Task OpenImportAsync(ImportKind? kind)
    {
        Import = kind;
        return refresh();
    }

    public async Task<SaveAnswer> SaveAsync(ImportKind kind, Guid? id, IReadOnlyDictionary<string, string> cells)
    {
        var answer = await Use<SaveRow>().RunAsync(kind, id, cells, actor);
        if (answer.IsSaved) await SaidAsync("Saved.");
        return answer;
    }

    public async Task DeleteAsync(ImportKind kind, Guid id)
    {
        var (refusal, row) = await Use<DeleteRow>().RunAsync(kind, id, actor);
        if (refusal is not null) snackbar.Add(refusal.Reason, Severity.Normal);
        if (row is not null)
        {
            snackbar.Add($"Deleted: {row.About}.", Severity.Normal, options =>
            {
                options.Action = "Undo";
                options.OnClick = async _ =>
                {
                    await Use<SaveRow>().RunAsync(kind, null, row.Cells, actor, row.Id);
                    await refresh();
                };
            });
        }

        await refresh();
    }

    public async Task SaidAsync(string sentence)
    {
        snackbar.Add(sentence, Severity.Normal);
        await refresh();
    }
}
