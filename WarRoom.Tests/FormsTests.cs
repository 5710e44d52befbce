using Microsoft.EntityFrameworkCore;
using WarRoom.Web;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests;

public sealed class FormsTests
{
    [Fact]
    public async Task A_form_sent_five_times_at_once_has_one_effect_and_one_answer()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var effects = 0;

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => app.Get<Forms>().OnceAsync("key", () => Task.FromResult($"/me?n={Interlocked.Increment(ref effects)}"), WarRoomApp.Stop)));

        effects.ShouldBe(1);
        answers.Distinct().ShouldBe(["/me?n=1"]);
    }

    [Fact]
    public async Task What_was_done_is_remembered_although_the_browser_went_away_meanwhile()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        using var line = new CancellationTokenSource();

        await app.Get<Forms>().OnceAsync("key", async () =>
        {
            await line.CancelAsync();
            return "/me?said=released";
        }, line.Token);

        (await app.Get<Forms>().OnceAsync("key", () => Task.FromResult("/me?said=slot.notYours"), WarRoomApp.Stop)).ShouldBe("/me?said=released");
    }

    [Fact]
    public async Task A_refused_form_may_be_sent_again()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));

        (await app.Get<Forms>().OnceUnlessRefusedAsync("key", () => Task.FromResult<string?>(null), WarRoomApp.Stop)).ShouldBeNull();
        (await app.Get<Forms>().OnceUnlessRefusedAsync("key", () => Task.FromResult<string?>("/me"), WarRoomApp.Stop)).ShouldBe("/me");
        await using var db = await app.DbAsync();
        (await db.DoneRequests.CountAsync(WarRoomApp.Stop)).ShouldBe(1);
    }
}
