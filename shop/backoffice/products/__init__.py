"""Products: pages with their packs, pictures and facts."""
