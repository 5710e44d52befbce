namespace WarRoom.Web.Changes;

/// <summary>Work that takes a processor for seconds, on a thread of its own: on those of the pool it would keep pages and phones waiting.</summary>
internal static class Aside
{
    public static Task<T> RunAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception e)
            {
                done.SetException(e); // whoever waits hears of it
            }
        })
        { IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = "planner" }.Start();
        return done.Task;
    }
}
