using System.Globalization;

namespace WarRoom.Domain.Planning.Making;

/// <summary>What a language tag is called: <c>de</c> is German.</summary>
public static class LanguageNames
{
    public static string Of(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}
