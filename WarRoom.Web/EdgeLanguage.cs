using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace WarRoom.Web;

/// <summary>The pages without a live connection speak the reader's language; a new language is a new resource file and a line here.</summary>
public static class EdgeLanguage
{
    public static readonly string[] Languages = ["en", "de"];

    public static IApplicationBuilder UseEdgeLanguage(this IApplicationBuilder app) => app.UseWhen(
        context => ContentPolicy.IsEdge(context.Request.Path),
        branch => branch.UseRequestLocalization(options =>
        {
            options.SetDefaultCulture("en").AddSupportedCultures(Languages).AddSupportedUICultures(Languages);
            options.RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()];
        }));

    /// <summary>The desk's pages have no language of their own yet: they are English.</summary>
    public static string Current => CultureInfo.CurrentUICulture.Equals(CultureInfo.InvariantCulture) ? Languages[0] : CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
}
