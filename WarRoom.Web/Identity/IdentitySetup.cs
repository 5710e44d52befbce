using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Identity;

/// <summary>Who may come in: leads by ASP.NET Core Identity, everybody by a personal link. What is not said to be public wants a sign-in.</summary>
internal static class IdentitySetup
{
    public static void AddWarRoomIdentity(this IServiceCollection services, DataFolder folder)
    {
        services.AddDataProtection().SetApplicationName("WarRoom").PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(MemberCookie.Scheme, options => Configure(options, "warroom-member", TimeSpan.FromDays(400)))
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(options => Configure(options, "warroom-account", TimeSpan.FromDays(14))));
        services.AddIdentityCore<SignInAccount>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.Password.RequiredLength = 10;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Lockout.MaxFailedAccessAttempts = 8;
                options.User.RequireUniqueEmail = true;
            })
            .AddEntityFrameworkStores<WarRoomDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // In place of a password: the device has to know its owner, and to find the passkey without a name.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme, MemberCookie.Scheme).RequireAuthenticatedUser().Build())
            .AddPolicy(OwnerPolicy.Name, policy => policy.AddAuthenticationSchemes(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser().AddRequirements(new OwnerPolicy.Requirement()));
        services.AddScoped<IAuthorizationHandler, OwnerPolicy>();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddSingleton<PersonalLinks>();
        services.AddSingleton<PublicAddress>();
        services.AddScoped<CurrentMember>();
        services.AddScoped<FindCampaign>();
        services.AddTransient<ConfirmPassword>();
    }

    private static void Configure(CookieAuthenticationOptions options, string name, TimeSpan lasts)
    {
        options.Cookie.Name = name;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.LoginPath = "/login";
        options.AccessDeniedPath = "/login";
        options.ExpireTimeSpan = lasts;
        options.SlidingExpiration = true;
    }
}
