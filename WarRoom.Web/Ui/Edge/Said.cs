using Microsoft.Extensions.Localization;


namespace WarRoom.Web.Ui.Edge;

/// <summary>What a page says after a form: the sentence that belongs to a code in the address.</summary>
public static class Said
{
    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["slot.taken"] = "Somebody was a moment faster: this slot is taken. Thank you for the try.",
        ["slot.cancelled"] = "The lead took this slot out of the day. There is nothing to do.",
        ["slot.done"] = "This slot is posted already.",
        ["slot.windowClosed"] = "The time for this slot is over. Pick another one.",
        ["slot.held"] = "Everything is on hold. Please don't post until the lead resumes.",
        ["slot.notPublished"] = "The plan is not published yet. Come back when the lead has invited you.",
        ["slot.tooManyClaims"] = "You have enough open slots of your own choice. Post one of them first, or give one back.",
        ["slot.notYours"] = "This slot is not yours.",
        ["slot.noAccount"] = "You need an account on that network for this slot.",
        ["slot.noLanguage"] = "This slot is in a language that you don't speak.",
        ["slot.noVariant"] = "This slot has no text yet. The lead adds it soon.",
        ["slot.notYet"] = "You will find your text here when the lead has set the campaign ready.",
        ["slot.notPosted"] = "Nothing is posted here that could be taken back.",
        ["slot.busy"] = "Many people tapped at once. Please tap once more.",
        ["slot.unknown"] = "This slot does not exist any more.",
        ["member.removed"] = "You are not on this team any more. Ask the lead if that is a mistake.",
        ["post.notAnAddress"] = "This is not the address of a post. Open your post, choose Share and Copy link, and paste it here.",
        ["post.notAPost"] = "This address leads to a profile or a page, not to your post. Open the post itself and copy its link.",
        ["post.otherNetwork"] = "This link is from another network than the slot. Look which post you copied.",
        ["post.otherHost"] = "This link is not on the slot's network. Look which post you copied.",
        ["post.otherHandle"] = "This link belongs to another account than yours. Look which post you copied.",
        ["post.noAddresses"] = "Posts on this network have no address. Use \"I posted, there is no link\".",
        ["kept.extra"] = "Somebody else has this slot now. We kept your post beside it; nothing is lost.",
        ["released"] = "Given back. Thank you for saying so early.",
        ["thanks"] = "Thank you. Your post is recorded.",
        ["withdrawn"] = "Taken back. The slot waits for you again.",
        ["words.kept"] = "Your words are kept.",
        ["hold.read"] = "Thank you. The lead sees that you have read it.",
        ["form.old"] = "This page was a little old. Nothing is lost: please tap once more.",
        ["link.old"] = "This link does not work any more. Ask the lead for a new one.",
        ["login.wrong"] = "E-mail address or password is wrong.",
        ["login.locked"] = "Too many tries. Wait five minutes and try again.",
        ["left"] = "You are signed out on this device.",
        ["setup.code"] = "This is not the set-up code. It stands in the log of the server.",
        ["setup.password"] = "Choose a password of at least ten characters.",
        ["setup.done"] = "There is an owner already. Sign in.",
        ["setup.email"] = "Give an e-mail address such as mia@example.org.",
        ["join.name"] = "Please tell us your name.",
        ["join.account"] = "Name at least one network and your account there.",
        ["join.hours"] = "Say for at least one part of the day when you can.",
        ["join.accept"] = "Please read and accept the guidelines.",
        ["join.email"] = "This is not an e-mail address. Correct it, or leave it empty.",
        ["join.network"] = "Choose the network of each account.",
        ["join.handle"] = "Give the name of your account as it stands in its address, without spaces.",
        ["join.server"] = "A Mastodon account is a name and a server, such as @mia@mastodon.social.",
        ["join.language"] = "Choose at least one language that you write in.",
        ["join.unanswered"] = "Some half hours have no answer yet. Nothing else is missing here.",
        ["join.own"] = "Please confirm that the accounts are your own.",
        ["join.known"] = "Somebody with this e-mail address is on the team already. If that is you, open your personal link, or ask the lead for it.",
        ["join.closed"] = "This invitation is not valid any more. Ask the lead for a new one.",
        ["me.inUse"] = "You still have a post on a network that you took out. Give it back first.",
        ["me.lastLead"] = "You are the only lead. Make somebody else a lead first.",
        ["me.sure"] = "Tick the box first: leaving cannot be undone by you.",
        ["me.gone"] = "You have left the team. Thank you for having been here.",
        ["me.pushKeys"] = "The browser gave no usable permission. Try again, or choose another way.",
        ["me.pushService"] = "This browser uses a push service that we do not know, so nothing is sent there. Choose another way.",
        ["push.on"] = "Notifications are allowed on this device.",
        ["push.off"] = "Nothing is sent to that device any more.",
        ["join.quiet"] = "Give the quiet hours as two times, such as 22:00 and 07:00, or tick that it is never quiet.",
        ["account.taken"] = "This address has an account already. Give its password, or another address.",
        ["account.done"] = "You have an account already. Sign in with it.",
        ["account.made"] = "Your password is set. Next time you sign in with it.",
        ["account.known"] = "This address has an account already. Sign in with it first, then come back to this page.",
        ["account.joined"] = "Done. You sign in here with your account from now on.",
        ["passkey.failed"] = "That passkey was not accepted. Try again, or use your password.",
        ["passkey.notAdded"] = "The passkey was not added. Try again; nothing else has changed.",
        ["passkey.known"] = "This device holds a passkey for this account already.",
        ["passkey.added"] = "Your passkey is added. Next time you sign in with it.",
        ["passkey.made"] = "Your passkey is set. Next time you sign in with it.",
        ["passkey.removed"] = "The passkey is removed here. Delete it on your device too.",
        ["passkey.last"] = "This passkey is your only way to sign in. Add another one first.",
        ["saved"] = "Saved.",
    };

    public static string? Sentence(string? code, IStringLocalizer<EdgeText> text) =>
        code is null ? null : text[Sentences.GetValueOrDefault(code, "That did not work. Look again and try once more.")].Value;

    public static bool IsGood(string? code) => code is "released" or "thanks" or "withdrawn" or "words.kept" or "hold.read" or "saved" or "left" or "kept.extra" or "me.gone" or "account.made" or "account.joined" or "push.on" or "push.off" or "passkey.added" or "passkey.made" or "passkey.removed";

    public static IEnumerable<string> All => Sentences.Values;
}
