using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// How the web server answers: problems in words, what is kept and compressed, who may read from afar.
/// </summary>
internal static class WebManners
{
    public static void AddWeb(this IServiceCollection services)
    {
        services.AddProblemDetails(options =>
            options.CustomizeProblemDetails = context =>
            {
                if (context.ProblemDetails.Extensions.ContainsKey("code"))
                    return;
                var kind = ProblemKinds.Of(context.ProblemDetails.Status);
                context.ProblemDetails.Extensions["code"] = kind.Code;
                // What has no kind of its own keeps the title that the framework gives its status.
                if (kind.Status == context.ProblemDetails.Status)
                    context.ProblemDetails.Title = kind.Title;
            }
        );
        services.AddCors(options =>
            options.AddPolicy(
                "public",
                policy =>
                    policy
                        .AllowAnyOrigin()
                        .WithMethods("GET", "HEAD", "POST")
                        .AllowAnyHeader()
                        .WithExposedHeaders("Location", "Retry-After", "WWW-Authenticate")
                        .SetPreflightMaxAge(TimeSpan.FromHours(1))
            )
        );
        services.AddSingleton<PageStretch>().AddSingleton<KeptFacts>();
        services.AddOutputCache(options =>
        {
            options.AddPolicy(PublicPages.Name, PublicPages.Usual);
            options.AddPolicy(PublicPages.OfPlaces, PublicPages.Places);
            options.SizeLimit = 200_000_000;
            // A page names its own address, and it is named as it was asked for.
            options.UseCaseSensitivePaths = true;
        });
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes,
                "image/svg+xml",
                "application/problem+json",
                "text/calendar",
                "application/atom+xml",
            ];
        });
        // In haste it presses each piece of a page by itself as it is written, and the page is half as large again.
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        // By its own name, since HouseCookies puts the prefix before it.
        services.AddAntiforgery(options => options.Cookie.Name = "hs-form");
        services.AddApiDescription();
        services.AddHttpContextAccessor();
    }
}
