using System.Text.Json.Serialization;
using LabelHub.Api.Demo;
using LabelHub.Api.Features.Batches;
using LabelHub.Api.Features.Calendar;
using LabelHub.Api.Features.Credentials;
using LabelHub.Api.Features.Home;
using LabelHub.Api.Features.Labels;
using LabelHub.Api.Features.Members;
using LabelHub.Api.Features.Messages;
using LabelHub.Api.Features.PrintJobs;
using LabelHub.Api.Features.Products;
using LabelHub.Api.Features.Reference;
using LabelHub.Api.Features.Reminders;
using LabelHub.Api.Features.ReportSchedules;
using LabelHub.Api.Features.Sessions;
using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Checking;
using LabelHub.Api.Http.Drawing;
using LabelHub.Api.Http.Transactions;
using LabelHub.Api.Operations;
using LabelHub.Api.Operations.Redis;
using LabelHub.Api.Public;
using LabelHub.Api.Security;
using LabelHub.Api.Settings;
using LabelHub.Domain.Checks;
using LabelHub.Domain.Reminders;
using LabelHub.Jobs;
using LabelHub.Jobs.Messaging;
using LabelHub.Persistence;
using LabelHub.Persistence.Reminders;
using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Documents;
using LabelHub.Rendering.Printers.Profiles;
using LabelHub.Rendering.Text;
using LabelHub.WeChat.Tokens;
using Microsoft.AspNetCore.Authentication;

namespace LabelHub.Api;

/// <summary>What the program is made of: its services, its pipeline and its routes, each in one place.</summary>
public static class LabelHubSetup
{
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(20);

    public static void AddLabelHub(this WebApplicationBuilder builder)
    {
        SettingsCheck.Run(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimits.Single;
        });
        AddLogs(builder);
        builder.AddWebShape();
        builder.AddStore();
        builder.AddRateLimits();
        builder.AddWeChat();
        builder.AddMessages();
        var drawing = DrawingOptions.Read(builder.Configuration);
        builder.Services.AddSingleton(_ => new DrawingGate(drawing));
        var limits = DailyLimits.Read(builder.Configuration);
        builder.Services.AddSingleton(limits);
        var checking = CheckOptions.Read(builder.Configuration);
        builder.Services.AddSingleton(_ => new CheckGate(checking));
        AddLabels(builder.Services);
        KeepThreadsFree(checking.AtOnce + drawing.AtOnce);
    }

    /// <summary>Checks and drawings compute for long on their threads; short requests start on others at once.</summary>
    private static void KeepThreadsFree(int computing)
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, Environment.ProcessorCount + computing), ports);
    }

    public static void UseLabelHub(this WebApplication app)
    {
        // it counts from its making: before the first request, not at the first look at it
        app.Services.GetRequiredService<MetricsCollector>();
        app.Services.GetRequiredService<DataVolume>();
        app.UseSecurityHeaders();
        app.UseKnownProxies();
        app.UseRevalidation();
        // routing first, so that the log knows the route
        app.UseRouting();
        // a broken profile stops the start
        app.Services.GetRequiredService<PrinterProfiles>();
        app.UseMiddleware<RequestLog>();
        app.UseErrorShape();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseMiddleware<QueryNames>();
        app.UseMiddleware<CheckTurns>();
        app.UseMiddleware<TransactionMiddleware>();
        MapPublic(app);
        MapSignedIn(app.MapGroup("").RequireAuthorization());
    }

    private static void AddLogs(WebApplicationBuilder builder)
    {
        var logging = builder.Logging;
        // for people in a demonstration, for machines in earnest; no scopes, which hold addresses
        if (!builder.Configuration.GetValue<bool>("Demo:Enabled"))
            logging.AddJsonConsole(console => console.UseUtcTimestamp = true);
        // the framework writes whole addresses, which hold codes and ids; our own line a request does not
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // every statement and its time would drown what matters
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        // the scheduler tells its life story at every start
        logging.AddFilter("Quartz", LogLevel.Warning);
        // a start that fails is told by Program, in one sentence where one will do
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
    }

    private static void AddWebShape(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRouting();
        services.AddContractDocument();
        services.AddSingleton<ContractFile>();
        services.ConfigureHttpJsonOptions(json =>
        {
            JsonShape.Apply(json.SerializerOptions);
            // a misspelt member would be passed over in silence; what we keep ourselves is read as it is
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        });
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownPatience);
        services.AddSingleton<MetricsCollector>();
        // not AddAuthentication: it brings DataProtection, which would keep keys in the user's home although nothing here needs any
        services.AddAuthenticationCore(options => options.DefaultScheme = SessionAuthentication.SchemeName);
        services.AddWebEncoders();
        new AuthenticationBuilder(services).AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(
            SessionAuthentication.SchemeName, displayName: null, configureOptions: null);
        services.AddAuthorization();
#pragma warning disable RS0030 // the one place that names the system clock
        services.AddSingleton(TimeProvider.System);
#pragma warning restore RS0030
        services.AddSingleton<ShanghaiClock>();
    }

    private static void AddStore(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddSingleton<RequestTimeouts>();
        services.AddSingleton<DatabaseAddress>();
        services.AddSingleton<WriteProbe>();
        services.AddSingleton<DataVolume>();
        // the first hosted service is the last to stop
        services.AddHostedService<DatabaseService>();
        services.AddSingleton<RedisLink>();
        services.AddHostedService(provider => provider.GetRequiredService<RedisLink>());
        services.AddSingleton<IAccessTokenStore, SharedAccessTokenStore>();
        services.AddDbContextPool<LabelHubContext>((provider, options) =>
            options.UseLabelHub(provider.GetRequiredService<DatabaseAddress>().ConnectionString)
                .AddInterceptors(provider.GetRequiredService<RequestTimeouts>()));
        services.AddScoped<IssuedSecrets>();
        services.AddSingleton<ReminderBook>();
        services.AddSingleton<OpsAccess>();
        services.AddJobs(builder.Configuration.GetValue("Jobs:Enabled", defaultValue: true));
    }

    private static void AddMessages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHostedService<TemplateService>();
        services.AddSingleton<PushSpool>();
        services.AddSingleton<PushInbox>();
        services.AddHostedService<PushSpoolDrain>();
        var dispatch = ReadDispatch(builder.Configuration.GetSection("Dispatch"));
        dispatch.LongestCall = WeChatSetup.LongestSend(builder.Configuration);
        if (dispatch.FindProblem() is { } problem)
            throw new SetupException(problem);
        services.AddMessaging(dispatch);
    }

    private static DispatchOptions ReadDispatch(IConfigurationSection section)
    {
        var options = new DispatchOptions();
        return new DispatchOptions
        {
            Enabled = section.GetValue(nameof(options.Enabled), options.Enabled),
            Lanes = WholeNumber.Read(section, nameof(options.Lanes), options.Lanes),
            Group = WholeNumber.Read(section, nameof(options.Group), options.Group),
            Parallel = WholeNumber.Read(section, nameof(options.Parallel), options.Parallel),
            LeaseSeconds = WholeNumber.Read(section, nameof(options.LeaseSeconds), options.LeaseSeconds),
            EventWaitSeconds = WholeNumber.Read(section, nameof(options.EventWaitSeconds), options.EventWaitSeconds),
            SecondTrySeconds = WholeNumber.Read(section, nameof(options.SecondTrySeconds), options.SecondTrySeconds),
            KeepQuietHours = section.GetValue(nameof(options.KeepQuietHours), options.KeepQuietHours),
            Page = section[nameof(options.Page)] ?? options.Page,
        };
    }

    private static void AddLabels(IServiceCollection services)
    {
        services.AddSingleton(provider => LabelChecker.Compile(
            RuleFolder.Read(Path.Combine(AppContext.BaseDirectory, "rules")),
            text => UnprintableCharacters.Of(text, provider.GetRequiredService<TextEngine>())));
        services.AddSingleton(_ => PrinterProfiles.Compile(RuleFolder.Read(Path.Combine(AppContext.BaseDirectory, "printers"))));
        services.AddSingleton(
            _ => WorkCalendar.Compile(RuleFolder.Read(Path.Combine(AppContext.BaseDirectory, "rules", "calendar"), "calendar/")));
        services.AddSingleton(_ => TextEngine.Open(Path.Combine(AppContext.BaseDirectory, "fonts")));
        services.AddSingleton(_ => PdfWriter.Open(Path.Combine(AppContext.BaseDirectory, "fonts")));
        services.AddSingleton<KeptChecks>();
        services.AddSingleton<ProductReader>();
        services.AddSingleton<LabelEncoder>();
        services.AddSingleton<LabelDrawer>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<BatchLabels>();
        services.AddHostedService<WarmUp>();
        services.AddSingleton<DemoSettings>();
        services.AddHostedService<DemoWorkshop>();
    }

    private static void MapPublic(IEndpointRouteBuilder routes)
    {
        ContractFile.Map(routes);
        SecurityHeaders.MapRobots(routes);
        HomePage.Map(routes);
        ApiReference.Map(routes);
        DemoLabel.Map(routes);
        ReferenceData.Map(routes);
        ShowRulePack.Map(routes);
        ShowCalibration.Map(routes);
        TracePages.Map(routes);
        WorkshopPages.Map(routes);
        HealthRoutes.Map(routes);
        OpsRoutes.Map(routes);
        ReadCalendar.Map(routes);
        CreateSession.Map(routes);
        ReceivePush.Map(routes);
    }

    private static void MapSignedIn(IEndpointRouteBuilder routes)
    {
        CheckLabel.Map(routes);
        CheckLabels.Map(routes);
        RenderLabel.Map(routes);
        ReadMe.Map(routes);
        EndSession.Map(routes);
        CreateWorkshop.Map(routes);
        ReadWorkshops.Map(routes);
        UpdateWorkshop.Map(routes);
        CreateProduct.Map(routes);
        ReadProducts.Map(routes);
        UpdateProduct.Map(routes);
        DeleteProduct.Map(routes);
        ApproveVersion.Map(routes);
        CreateBatch.Map(routes);
        ReadBatches.Map(routes);
        SetBatchState.Map(routes);
        ReadBatchLabel.Map(routes);
        CreatePrintJob.Map(routes);
        ReadPrintJob.Map(routes);
        ReadPrintData.Map(routes);
        ReportOutcome.Map(routes);
        Subscriptions.Map(routes);
        KeepCredentials.Map(routes);
        ReadCredentials.Map(routes);
        KeepReportSchedules.Map(routes);
        ReadReportSchedules.Map(routes);
        ReadReminders.Map(routes);
        AcknowledgeReminder.Map(routes);
        Invite.Map(routes);
        ReadInvitations.Map(routes);
        AcceptInvitation.Map(routes);
        Contacts.Map(routes);
        RemoveMember.Map(routes);
        CalendarLinks.Map(routes);
    }
}
