namespace WarRoom.Domain.Planning;

/// <summary>The hard rules of a plan by the code under which a violation is reported.</summary>
public static class PlanRule
{
    public const string UnknownSlot = "UNKNOWN_SLOT";
    public const string DuplicateSlot = "DUPLICATE_SLOT";
    public const string BadReference = "BAD_REFERENCE";
    public const string Window = "WINDOW";
    public const string Quiet = "QUIET";
    public const string Account = "ACCOUNT";
    public const string Eligibility = "ELIGIBILITY";
    public const string Availability = "AVAILABILITY";
    public const string Variant = "VARIANT";
    public const string Approval = "APPROVAL";
    public const string Lock = "LOCK";
    public const string MemberGap = "MEMBER_GAP";
    public const string CommunityGap = "COMMUNITY_GAP";
    public const string DuplicateText = "DUPLICATE_TEXT";
    public const string MemberDayCap = "MEMBER_DAY_CAP";
    public const string NetworkHourCap = "NETWORK_HOUR_CAP";
    public const string VariantUses = "VARIANT_USES";
    public const string BackupIsPrimary = "BACKUP_IS_PRIMARY";
    public const string BackupEligibility = "BACKUP_ELIGIBILITY";
    public const string BackupGap = "BACKUP_GAP";
    public const string StandbyHour = "STANDBY_HOUR";
    public const string StandbyDay = "STANDBY_DAY";
    public const string PostedChanged = "POSTED_CHANGED";
    public const string PostedDropped = "POSTED_DROPPED";
    public const string LeadTime = "LEAD_TIME";
}

/// <summary>Why a slot stayed open: what it lacks from the start, or the rules that block every way to fill it.</summary>
public static class PlanReason
{
    public const string NoAccount = "NO_ACCOUNT";
    public const string NoLanguage = "NO_LANGUAGE";
    public const string NoRelation = "NO_RELATION";
    public const string NoTime = "NO_TIME";
    public const string NoAvailability = "NO_AVAILABILITY";
    public const string NoVariant = "NO_VARIANT";
    public const string LockConflict = "LOCK_CONFLICT";
    public const string OptimiserChoice = "OPTIMISER_CHOICE";
    public const string MemberDayCap = PlanRule.MemberDayCap;
    public const string MemberGap = PlanRule.MemberGap;
    public const string CommunityGap = PlanRule.CommunityGap;
    public const string NetworkHourCap = PlanRule.NetworkHourCap;
    public const string DuplicateText = PlanRule.DuplicateText;
    public const string VariantUses = PlanRule.VariantUses;
}
