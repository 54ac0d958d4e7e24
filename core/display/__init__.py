"""How values look to people: numbers, dates, the journey's profile, the held shell. Pure but for the shell."""
