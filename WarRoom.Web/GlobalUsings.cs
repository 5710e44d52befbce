global using Microsoft.EntityFrameworkCore;
global using NodaTime;
global using WarRoom.Domain;
