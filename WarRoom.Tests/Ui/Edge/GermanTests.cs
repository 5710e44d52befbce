using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Reports;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Features.Joining;
using WarRoom.Web.Features.Joining;
using WarRoom.Web.Features.Setup;
using WarRoom.Web.Live;
using WarRoom.Web.Ui.Edge;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Ui.Edge;

public sealed class GermanTests
{
    private static readonly ResourceSet German = new ResourceManager(typeof(EdgeText).FullName!, typeof(EdgeText).Assembly).GetResourceSet(CultureInfo.GetCultureInfo("de"), createIfNotExists: true, tryParents: false)!;

    [Fact]
    public void Every_sentence_in_a_page_without_a_live_connection_has_a_german_one()
    {
        var missing = Sources().SelectMany(Keys).Distinct(StringComparer.Ordinal).Where(key => German.GetString(key) is null);

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void So_have_answers_to_forms_messages_and_findings_of_a_report()
    {
        string[] words =
        [
            .. Said.All, .. MessageWords.All, .. Headline.All, .. RulesFields.Words.Values,
            .. Enum.GetValues<Verdict>().SelectMany(v => new[] { v.Word(), v.Word(ReportState.Running) }), .. Enum.GetValues<Reading>().Select(r => r.Word()),
            .. Enum.GetNames<Relationship>().Select(r => r.ToLowerInvariant()), .. HalfHours.PartsOf([.. Enumerable.Range(0, 48)]).Select(p => p.Name),
        ];

        words.Where(word => German.GetString(word) is null).ShouldBeEmpty();
    }

    [Fact]
    public async Task So_have_the_names_of_numbers_and_of_what_a_machine_needs()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 42));
        var day = await EdgeDay.StoreAsync(app, At(11, 42));
        var shown = await app.Get<DaySnapshots>().ReadAsync(day.Campaign.Id, WarRoomApp.Stop);
        var machine = await app.Get<ReadMachine>().RunAsync(isEncrypted: false, WarRoomApp.Stop);

        var words = shown.Counters.SelectMany(c => new[] { c.Label, c.Source }).Concat(machine.SelectMany(l => new[] { l.Name, l.Word }));

        words.Where(word => German.GetString(word) is null).ShouldBeEmpty();
    }

    [Fact]
    public void A_german_sentence_has_the_same_places_for_values()
    {
        var wrong = German.Cast<System.Collections.DictionaryEntry>().Where(e => !Places((string)e.Key).SetEquals(Places((string)e.Value!))).Select(e => e.Key);

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_message_that_is_sent_can_be_said_in_another_language()
    {
        var sent = Files("*.cs").Select(File.ReadAllText).SelectMany(code => Regex.Matches(code, """\.Tell\([\s\S]{0,400}?;""").Select(m => m.Value))
            .SelectMany(call => Regex.Matches(call, """\$?"((?:[^"\\{]|\{[^{}]*\})* (?:[^"\\{]|\{[^{}]*\})*[.?])"\s*[,)]""").Select(m => m.Groups[1].Value)).ToList();
        var known = MessageWords.All.Select(Shape).ToHashSet(StringComparer.Ordinal);

        sent.Count.ShouldBeGreaterThan(5);
        sent.Where(text => !known.Contains(Shape(text))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Still fine: your LinkedIn slot waits for you.", "Passt noch: Dein Slot auf LinkedIn wartet auf dich.")]
    [InlineData("Mia asks: can you still post on X?", "Mia fragt: Kannst du noch auf X posten?")]
    [InlineData("Hold: please don't post.", "Halt: bitte nicht posten.")]
    [InlineData("Something new.", "Something new.")]
    public void A_stored_message_is_said_in_the_reader_s_language(string stored, string said) => MessageWords.Say(stored, new GermanText()).ShouldBe(said);

    [Fact]
    public void Every_refusal_that_a_phone_can_meet_has_a_sentence_of_its_own()
    {
        var codes = Files("*.cs").Select(File.ReadAllText).SelectMany(code => Regex.Matches(code, "new(?: Refusal)?\\(\"((?:post|proof|join|me|account|setup)\\.\\w+)\"").Select(m => m.Groups[1].Value))
            .Concat(Directory.GetFiles(Path.Combine(TokenTests.Root(), "WarRoom.Domain", "Messages"), "*.cs").Select(File.ReadAllText).SelectMany(code => Regex.Matches(code, "\"(post\\.\\w+)\"").Select(m => m.Groups[1].Value)))
            .Append(SlotRefusals.Taken.Code).Append(SlotRefusals.Held.Code).Append(SlotRefusals.NotYours.Code).Append(SlotRefusals.TooManyClaims.Code).Distinct(StringComparer.Ordinal).ToList();
        var other = Said.Sentence("no such code", new GermanText());

        codes.Count.ShouldBeGreaterThan(15);
        codes.Where(code => Said.Sentence(code, new GermanText()) == other).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_german_phone_joins_in_german()
    {
        await using var app = await JoinTests.AppAsync();
        using var browser = new PlainBrowser(app);
        browser.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de-DE,de;q=0.9,en;q=0.5");

        await browser.OpenAsync("/j/7KQ2-M4XD");

        browser.H1.ShouldBe("Mia bittet dich um Hilfe für einen Tag");
        browser.Page.DocumentElement.GetAttribute("lang").ShouldBe("de");
        browser.Main.ShouldContain("Donnerstag, 12. November 2026");
        browser.Page.QuerySelector("footer")!.TextContent.ShouldContain("Was wir über dich speichern");
    }

    [Fact]
    public async Task A_german_phone_says_in_german_how_a_slot_stands_that_anybody_may_take()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 42));
        var day = await EdgeDay.StoreAsync(app, At(11, 42));
        using var browser = new PlainBrowser(app);
        browser.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de");
        await browser.OpenAsync(app.LinkOf(day.Ana));
        await browser.SendAsync(app.LinkOf(day.Ana));

        browser.Page.QuerySelectorAll(".st.open").Select(s => s.TextContent).Distinct().ShouldBe(["Frei"]);
    }

    private sealed class GermanText : Microsoft.Extensions.Localization.IStringLocalizer<EdgeText>
    {
        public Microsoft.Extensions.Localization.LocalizedString this[string name] => new(name, German.GetString(name) ?? name);

        public Microsoft.Extensions.Localization.LocalizedString this[string name, params object[] arguments] => new(name, string.Format(CultureInfo.InvariantCulture, German.GetString(name) ?? name, arguments));

        public IEnumerable<Microsoft.Extensions.Localization.LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }

    private static string[] Files(string pattern) => [.. Directory.GetFiles(Path.Combine(TokenTests.Root(), "WarRoom.Web"), pattern, SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];

    private static IEnumerable<string> Sources() => Files("*.razor").Concat(Files("*.cs")).Select(File.ReadAllText).Where(code => code.Contains("IStringLocalizer<EdgeText>", StringComparison.Ordinal));

    private static IEnumerable<string> Keys(string code) => Regex.Matches(code, """(?<![A-Za-z])(?:L|text)\["((?:[^"\\]|\\.)*)["]""").Select(m => m.Groups[1].Value.Replace("\\\"", "\"", StringComparison.Ordinal));

    private static HashSet<string> Places(string text) => [.. Regex.Matches(text, @"\{\d").Select(m => m.Value)];

    private static string Shape(string text) => Regex.Replace(text, @"\{[^{}]*\}", "{}");
}
