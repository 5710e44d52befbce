namespace WarRoom.Web.Ui.Shared;

/// <summary>How a zone is named to people: by its city.</summary>
public static class ZoneNames
{
    public static string City(string zoneId) => zoneId.Split('/')[^1].Replace('_', ' ');
}
