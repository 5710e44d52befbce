using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Identity;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Notifications;

/// <summary>Sends one mail, or records that it would have left. A rehearsal never sends anything out of the house.</summary>
public sealed class MailCarrier(IOptionsMonitor<MailOptions> options, PersonalLinks links, PublicAddress address) : ICarrier
{
    public ReminderChannel Channel => ReminderChannel.Email;

    public async Task<Delivery> CarryAsync(Errand errand, CancellationToken stop)
    {
        var (row, campaign, member, slot, now) = errand;
        if (member.Email is null) return new Delivery.Impossible("no e-mail address");
        var settings = options.CurrentValue;
        var (subject, body) = Write(row, campaign, member, slot);
        var messageId = $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.DedupeKey)))[..32]}@warroom";
        var leaves = settings.IsSetUp && !campaign.IsRehearsal;
        if (leaves && await SendAsync(settings, member, subject, body, messageId, stop) is { } error) return new Delivery.Later(error);
        return new Delivery.Done(new SentMail { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), CampaignId = campaign.Id, MemberId = member.Id, To = member.Email, Subject = subject, Body = body, MessageId = messageId, At = now, LeftTheHouse = leaves });
    }

    private (string Subject, string Body) Write(OutboxRow row, Campaign campaign, Member member, Slot? slot)
    {
        var link = address.Of($"/v/{links.TokenFor(member)}");
        if (slot is null && row.Kind is not MessageKind.PersonalLink)
        {
            return ($"{campaign.Name}: {row.Text}", $"Hello {member.FirstName},\n\n{row.Text}\n\nOpen your day:\n{link}\n");
        }

        if (slot is null)
        {
            return ($"{campaign.Name}: your personal link", $"Hello {member.FirstName},\n\nthis link signs you in to {campaign.Name}, from any browser, as often as you like:\n{link}\n\nIt is yours alone; please don't pass it on.\n");
        }

        var at = slot.PostAt.InZone(member.Zone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return ($"{at}: {row.Text}", $"Hello {member.FirstName},\n\n{row.Text}\nTime: {at} your time ({member.ZoneId}), {Domain.Messages.NetworkNames.Name(slot.Network)}.\n\nOpen your slot to see the text and to confirm:\n{link}?slot={slot.Id}\n");
    }

    private static async Task<string?> SendAsync(MailOptions settings, Member member, string subject, string body, string messageId, CancellationToken stop)
    {
        try
        {
            using var message = new MimeMessage { Subject = subject, MessageId = messageId, Body = new TextPart("plain") { Text = body } };
            message.From.Add(MailboxAddress.Parse(settings.From));
            message.To.Add(new MailboxAddress(member.Name, member.Email!));
            using var client = new SmtpClient { Timeout = 5_000 };
            await client.ConnectAsync(settings.Host!, settings.Port, settings.UseTls ? SecureSocketOptions.Auto : SecureSocketOptions.None, stop);
            if (!string.IsNullOrEmpty(settings.User)) await client.AuthenticateAsync(settings.User, settings.Password ?? "", stop);
            await client.SendAsync(message, stop);
            await client.DisconnectAsync(true, stop);
            return null;
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException or SmtpCommandException or SmtpProtocolException or AuthenticationException or SslHandshakeException or TimeoutException or ParseException)
        {
            return e.Message;
        }
    }
}
