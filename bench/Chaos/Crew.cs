using WarRoom.Domain;

namespace WarRoom.Bench.Chaos;

/// <summary>The people of the day: each claims, confirms and gives back, one form after the other, and sends again what was cut off.</summary>
internal sealed class Crew(ChaosDay day, Random chance)
{
    private readonly IReadOnlyList<Hand> _hands = [.. day.Phones().Select((p, i) => new Hand(p, day.Slots, new Random(chance.Next() + i)))];
    private Task _work = Task.CompletedTask;
    private volatile bool _isOver;

    public CommandBook Book { get; } = new();

    /// <summary>Everybody signs in the first time, and sends again, with the same key, what got no answer.</summary>
    public async Task ComeBackAsync(HttpClient line)
    {
        await Task.WhenAll(_hands.Select(h => h.SignInAsync(line)));
        await Task.WhenAll(Book.Unanswered.Select(c => c.SendAsync(line)));
        foreach (var hand in _hands) hand.Learn();
    }

    /// <summary>Begins to work, and comes back when so many commands were answered.</summary>
    public async Task WorkUntilAsync(HouseProcess house, int commands)
    {
        var before = Book.Done;
        _isOver = false;
        _work = Task.WhenAll(_hands.Select(h => Task.Run(() => h.WorkAsync(house.Line, Book, () => _isOver))));
        while (Book.Done < before + commands && !_work.IsCompleted) await Task.Delay(2);
    }

    public async Task GoHomeAsync()
    {
        _isOver = true;
        await _work;
    }

    private sealed class Hand(Phone phone, IReadOnlyList<SlotId> slots, Random chance)
    {
        private readonly HashSet<SlotId> _mine = [];
        private readonly HashSet<SlotId> _over = [];
        private readonly List<Command> _news = [];
        private bool _isIn;
        private int _next;

        public async Task SignInAsync(HttpClient line)
        {
            if (!_isIn) await phone.SignInAsync(line);
            _isIn = true;
        }

        public async Task WorkAsync(HttpClient line, CommandBook book, Func<bool> isOver)
        {
            while (!isOver())
            {
                if (NextForm() is not { } form) return;
                var command = new Command(phone, form);
                book.Add(command);
                _news.Add(command);
                await command.SendAsync(line);
                if (!command.IsAnswered) return;
                Learn();
            }
        }

        /// <summary>Takes note of what the answers mean for the own slots.</summary>
        public void Learn()
        {
            foreach (var (act, slot, isDone) in _news.Where(c => c.IsAnswered).Select(c => (c.Form.Act, c.Form.Slot, c.IsDone)))
            {
                if (act is Act.Claim && isDone) _mine.Add(slot);
                else if (act is Act.Claim) _over.Add(slot);
                else _mine.Remove(slot);
                if (act is Act.Confirm) _over.Add(slot);
            }

            _news.RemoveAll(c => c.IsAnswered);
        }

        /// <summary>Nothing when every slot is in good hands: what is asked for again after that would be answered, and leave no trace.</summary>
        private Form? NextForm()
        {
            var key = $"{phone.Member.Name}-{_next++}";
            var free = slots.Where(s => !_mine.Contains(s) && !_over.Contains(s)).ToList();
            if (_mine.Count > 0 && (free.Count == 0 || chance.Next(100) < 55)) return new(chance.Next(100) < 60 ? Act.Confirm : Act.Release, _mine.First(), key);
            return free.Count > 0 ? new(Act.Claim, free[chance.Next(free.Count)], key) : null;
        }
    }
}
