using HeteroSpace.Foundation.Db;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDatabase(builder.Configuration.GetConnectionString("HeteroSpace") ?? "Data Source=data/heterospace.db");
var app = builder.Build();
await app.RunAsync();
